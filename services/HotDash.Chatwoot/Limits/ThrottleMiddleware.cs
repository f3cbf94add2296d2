namespace HotDash.Chatwoot.Limits;

/// <summary>3000 requests per address and minute (<c>RACK_ATTACK_LIMIT</c>) in production, health excepted; <c>ENABLE_RACK_ATTACK=false</c> turns it off.</summary>
internal sealed class ThrottleMiddleware(RequestDelegate next, IConfiguration configuration, IHostEnvironment environment, TimeProvider clock)
{
    private readonly bool _enabled = environment.IsProduction() && configuration["ENABLE_RACK_ATTACK"] is not "false";
    private readonly AddressThrottle _addresses = new(configuration.GetValue("RACK_ATTACK_LIMIT", 3000), TimeSpan.FromMinutes(1), clock);

    public Task InvokeAsync(HttpContext context) =>
        !_enabled || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) || _addresses.Admit(context.Connection.RemoteIpAddress)
            ? next(context)
            : AddressThrottle.Refusal.ExecuteAsync(context);
}
