using HotDash.Sidekiq.Fetching;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotDash.Sidekiq.Heartbeats;

/// <summary>Healthy: the heartbeat in Redis is fresh, and the fetch loop turns.</summary>
internal sealed class SidekiqHealthCheck(Heartbeat heartbeat, Fetcher fetcher) : IHealthCheck
{
    private static readonly TimeSpan s_stale = TimeSpan.FromSeconds(30);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var problem = heartbeat.SinceLastBeat switch
        {
            null => "No heartbeat has reached Redis yet.",
            { } age when age > s_stale => $"The last heartbeat reached Redis {age.TotalSeconds:0} s ago.",
            _ when fetcher.IsQuiet => "The worker is quiet: it fetches no jobs any more.",
            _ when fetcher.SinceLastStep > s_stale => $"The fetch loop has not turned for {fetcher.SinceLastStep.TotalSeconds:0} s.",
            _ => null,
        };

        return Task.FromResult(problem is null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(problem));
    }
}
