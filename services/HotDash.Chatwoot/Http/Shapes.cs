using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Presence;

namespace HotDash.Chatwoot.Http;

/// <summary>Prepares what JSON shapes need: presence, and the address under which the client reached us.</summary>
internal sealed class Shapes(PresenceStore presence, IConfiguration configuration)
{
    private readonly Uri? _frontendUrl =
        configuration["FRONTEND_URL"] is { Length: > 0 } url ? new Uri(url.TrimEnd('/') + "/", UriKind.Absolute) : null;

    public async Task<ShapeContext> ForAsync(HttpContext context, long accountId) => new(await presence.ReadAsync(accountId), PublicUrl(context.Request));

    /// <summary>Chatwoot's <c>FRONTEND_URL</c> when set, otherwise the address of the request.</summary>
    public Uri PublicUrl(HttpRequest request) => _frontendUrl ?? new Uri($"{request.Scheme}://{request.Host}/");
}
