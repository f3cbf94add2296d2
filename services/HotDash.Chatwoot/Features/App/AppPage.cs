using System.Reflection;
using System.Security.Cryptography;
using HotDash.Chatwoot.Core.Failures;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace HotDash.Chatwoot.Features.App;

/// <summary>A small page for humans, from files inside the assembly. It uses the API as any other client.</summary>
internal static class AppPage
{
    private const string Prefix = "AppPage/";
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; "
        + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly FileExtensionContentTypeProvider s_types = new();
    private static readonly Dictionary<string, PageFile> s_files = ReadAll();

    public static void MapAppPage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => Results.Redirect("/app")).ExcludeFromDescription();
        routes.MapGet("/app/{file:regex(^[a-z-]+\\.(js|css)$)}", (string file, HttpContext context) => Serve(file, context)).ExcludeFromDescription();
        routes.MapGet("/app/{*path}", (HttpContext context) => Serve("index.html", context)).ExcludeFromDescription();
    }

    private static IResult Serve(string name, HttpContext context)
    {
        if (!s_files.TryGetValue(name, out var file))
        {
            throw Failure.NotFound();
        }

        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-cache";

        return Results.Bytes(file.Content, file.ContentType, entityTag: file.Tag);
    }

    private static Dictionary<string, PageFile> ReadAll()
    {
        var assembly = Assembly.GetExecutingAssembly();

        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(name => name[Prefix.Length..], name => Read(assembly, name), StringComparer.Ordinal);
    }

    private static PageFile Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"Resource '{name}' is missing.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        s_types.TryGetContentType(name, out var type);

        return new PageFile(content, $"{type}; charset=utf-8", new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content)[..8])}\""));
    }

    private sealed record PageFile(byte[] Content, string ContentType, EntityTagHeaderValue Tag);
}
