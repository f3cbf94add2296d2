using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace HotDash.Chatwoot.Features.Health;

/// <summary>PING, and an answer within a second.</summary>
internal sealed partial class RedisHealthCheck(IConnectionMultiplexer redis, ILogger<RedisHealthCheck> logger) : IHealthCheck
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await IsReachableAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();

    public async Task<bool> IsReachableAsync(CancellationToken cancellationToken)
    {
        try
        {
            await redis.GetDatabase().PingAsync().WaitAsync(s_timeout, cancellationToken);

            return true;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            LogUnreachable(exception);

            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis did not answer the health check")]
    private partial void LogUnreachable(Exception exception);
}
