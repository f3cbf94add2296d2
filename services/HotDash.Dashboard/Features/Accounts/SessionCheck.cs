using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace HotDash.Dashboard.Features.Accounts;

/// <summary>Signs an open page out when its operator's sessions have ended.</summary>
internal sealed class SessionCheck(ILoggerFactory loggers, SessionStore sessions) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        Actor.From(authenticationState.User) is { } actor && await sessions.HasSessionAsync(actor.Id, cancellationToken);
}
