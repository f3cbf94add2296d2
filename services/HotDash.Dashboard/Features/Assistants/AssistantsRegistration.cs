using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Assistants;

internal static class AssistantsRegistration
{
    public const string Path = "/mcp";

    private const string Limit = "mcp";

    public static void AddAssistants(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IValidateOptions<McpOptions>, McpOptionsValidator>();
        services.AddOptions<McpOptions>()
            .BindConfiguration(McpOptions.SectionName, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<RecentLogs>();
        services.AddSingleton<MachineRestarter>();
        services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<RecentLogs>());
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, McpTokenHandler>(McpTokenHandler.SchemeName, null);
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(Limit, context => RateLimitPartition.GetFixedWindowLimiter(
                Limit,
                _ => new FixedWindowRateLimiterOptions
                {
                    Window = TimeSpan.FromMinutes(1),
                    PermitLimit = context.RequestServices.GetRequiredService<IOptions<McpOptions>>().Value.RequestsPerMinute,
                }));
        });
        services.AddMcpServer(options => options.ServerInfo = new() { Name = "hotdash", Version = "1" })
            .WithHttpTransport(transport => transport.Stateless = true)
            .WithTools<ReadingTools>()
            .WithTools<GuardedTools>();
    }

    public static void MapAssistants(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<McpOptions>>().Value.Token is null)
        {
            return;
        }

        app.MapMcp(Path)
            .RequireAuthorization(new AuthorizationPolicyBuilder(McpTokenHandler.SchemeName).RequireAuthenticatedUser().Build())
            .RequireRateLimiting(Limit)
            .DisableAntiforgery();
    }
}
