namespace HotDash.Chatwoot.Limits;

/// <summary>Five attempts to sign in per address in five minutes.</summary>
internal sealed class SignInThrottle(TimeProvider clock)
{
    public AddressThrottle Addresses { get; } = new(5, TimeSpan.FromMinutes(5), clock);
}
