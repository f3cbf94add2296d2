using HotDash.Dashboard.Components.Shared;
using HotDash.Sidekiq.Statistics;
using StackExchange.Redis;

namespace HotDash.Dashboard.Features.StackHealth;

/// <summary>Judges the workers by their heartbeats in Redis, which they write every ten seconds at most.</summary>
internal sealed class WorkerReader(SidekiqStatistics statistics, TimeProvider time)
{
    private const string Name = "Worker";
    private static readonly TimeSpan s_silent = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_slow = TimeSpan.FromMinutes(1);

    public async Task<ServiceHealth> ReadAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();

        try
        {
            var overview = await statistics.ReadAsync(cancellationToken);

            return Judge(overview, time.GetElapsedTime(started));
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            return new ServiceHealth(Name, ServiceLevel.Down, "Redis does not answer, so nothing is known of it.", null, time.GetElapsedTime(started));
        }
    }

    private ServiceHealth Judge(SidekiqOverview overview, TimeSpan elapsed)
    {
        var alive = overview.Processes.Where(process => time.GetUtcNow() - process.LastBeat <= s_silent).ToList();

        if (alive.Count == 0)
        {
            return new ServiceHealth(Name, ServiceLevel.Down, $"No heartbeat. {overview.Enqueued} jobs wait.", null, elapsed);
        }

        var latency = overview.Queues.Select(queue => queue.Latency).DefaultIfEmpty().Max();
        var detail = $"{overview.Busy} of {alive.Sum(process => process.Concurrency)} busy, {overview.Enqueued} jobs wait";

        return latency > s_slow
            ? new ServiceHealth(Name, ServiceLevel.Degraded, $"{detail}, the oldest for {Durations.Short(latency)}", null, elapsed)
            : new ServiceHealth(Name, ServiceLevel.Healthy, detail, null, elapsed);
    }
}
