using Microsoft.AspNetCore.Http.Features;

namespace HotDash.Chatwoot.Access;

/// <summary>The signed-in user of a request that belongs to no account.</summary>
internal sealed record UserContext(long UserId)
{
    public static ValueTask<UserContext> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.GetRequiredFeature<UserContext>());
}
