using System.Net.Mime;
using Microsoft.AspNetCore.StaticFiles;

namespace HotDash.Chatwoot.Http;

internal static class ContentTypes
{
    private static readonly FileExtensionContentTypeProvider s_byExtension = new();

    /// <summary>What the client says, or what the name suggests.</summary>
    public static string Of(IFormFile file) =>
        System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(file.ContentType, out var given) && given.MediaType is { } type && type != MediaTypeNames.Application.Octet
            ? type
            : s_byExtension.TryGetContentType(file.FileName, out var known) ? known : MediaTypeNames.Application.Octet;
}
