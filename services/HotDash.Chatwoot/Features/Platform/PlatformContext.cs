using Microsoft.AspNetCore.Http.Features;

namespace HotDash.Chatwoot.Features.Platform;

/// <summary>The platform app of a request.</summary>
internal sealed record PlatformContext(long AppId)
{
    public static ValueTask<PlatformContext> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.GetRequiredFeature<PlatformContext>());
}
