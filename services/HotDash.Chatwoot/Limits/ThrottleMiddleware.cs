namespace HotDash.Chatwoot.Limits;

/// <summary>
/// In production 3000 requests per address and minute (<c>RACK_ATTACK_LIMIT</c>) and <see cref="RequestLimits"/>, health excepted;
/// <c>ENABLE_RACK_ATTACK=false</c> turns both off. Each instance counts for itself, Chatwoot's count together in Redis.
/// </summary>
internal sealed class ThrottleMiddleware(RequestDelegate next, IConfiguration configuration, IHostEnvironment environment, TimeProvider clock)
{
    private readonly bool _enabled = environment.IsProduction() && configuration["ENABLE_RACK_ATTACK"] is not "false";
    private readonly AddressThrottle _addresses = new(configuration.GetValue("RACK_ATTACK_LIMIT", 3000), TimeSpan.FromMinutes(1), clock);
    private readonly RequestLimits _limits = new(configuration, clock);

    public Task InvokeAsync(HttpContext context) => IsFree(context) || (_addresses.Admit(context.Connection.RemoteIpAddress) && _limits.Admit(context.Request))
        ? next(context)
        : AddressThrottle.Refusal.ExecuteAsync(context);

    private bool IsFree(HttpContext context) =>
        !_enabled || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) || _limits.IsExempt(context.Connection.RemoteIpAddress);
}
