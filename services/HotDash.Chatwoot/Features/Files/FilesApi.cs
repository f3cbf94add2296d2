using HotDash.Chatwoot.Core.Attachments;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;

namespace HotDash.Chatwoot.Features.Files;

/// <summary>Serves uploaded files under Active Storage's addresses. Whoever knows the key may fetch, as in Chatwoot.</summary>
internal static class FilesApi
{
    /// <summary>What a browser may show in place. Anything else, above all HTML and SVG, is downloaded.</summary>
    private static readonly HashSet<string> s_shown = new(StringComparer.OrdinalIgnoreCase)
    {
        "image/png", "image/jpeg", "image/gif", "image/webp", "audio/mpeg", "audio/ogg", "audio/wav", "video/mp4", "video/webm", "application/pdf",
    };

    public static void MapFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/rails/active_storage/blobs/redirect/{key}/{filename}", ShowAsync).WithTags("Files");

    private static async Task<IResult> ShowAsync(string key, Database database, FileStore files, HttpContext context, CancellationToken cancellationToken)
    {
        var (filename, contentType) = await database.FindAsync<(string? Filename, string? ContentType)>(
            "select filename, content_type from active_storage_blobs where key = @key", new { key }, cancellationToken);
        if (filename is null || files.Open(key) is not { } content)
        {
            throw Failure.NotFound();
        }

        var isShown = contentType is not null && s_shown.Contains(contentType);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";

        return Results.Stream(content, isShown ? contentType : "application/octet-stream", isShown ? null : filename, enableRangeProcessing: true);
    }
}
