using HotDash.Sidekiq.Statistics;
using StackExchange.Redis;

namespace HotDash.Dashboard.Features.Watching.Probes;

/// <summary>The workers' heartbeats and the queues, read from this stack's Redis.</summary>
internal sealed class WorkerProbe(SidekiqStatistics statistics) : IProbe
{
    /// <summary>Stands for "no heartbeat at all".</summary>
    public const double Never = 86_400;

    public async Task<IReadOnlyList<Sample>> MeasureAsync(WatchedEnvironment environment, DateTime at, CancellationToken cancellationToken)
    {
        if (!environment.IsThis)
        {
            return [];
        }

        try
        {
            var overview = await statistics.ReadAsync(cancellationToken);
            var beats = overview.Processes.Select(process => process.LastBeat).OfType<DateTimeOffset>().ToList();
            var age = beats.Count == 0 ? Never : Math.Max(0, (at - beats.Max().UtcDateTime).TotalSeconds);

            return
            [
                new(at, environment.Name, WatchMetrics.HeartbeatAge, "worker", age, overview.Processes.Count == 0 ? "no worker" : $"{overview.Busy} busy"),
                .. overview.Queues.Select(queue => new Sample(at, environment.Name, WatchMetrics.QueueLatency, queue.Name, queue.Size == 0 ? 0 : queue.Latency.TotalSeconds, $"{queue.Size} jobs")),
                new(at, environment.Name, WatchMetrics.QueueSize, "all queues", overview.Enqueued),
            ];
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            return [new(at, environment.Name, WatchMetrics.HeartbeatAge, "worker", Never, "Redis does not answer")];
        }
    }
}
