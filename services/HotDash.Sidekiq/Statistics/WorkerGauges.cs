using System.Diagnostics.Metrics;
using HotDash.Sidekiq.Processing;
using HotDash.Sidekiq.Telemetry;
using Microsoft.Extensions.Options;

namespace HotDash.Sidekiq.Statistics;

/// <summary>Queue depth and latency, retries, dead jobs and utilisation, as of the last heartbeat.</summary>
internal sealed class WorkerGauges : IDisposable
{
    private readonly Meter _meter = new(SidekiqTelemetry.Name);
    private readonly SidekiqStatistics _statistics;
    private SidekiqOverview? _last;

    public WorkerGauges(SidekiqStatistics statistics, BusyJobs busy, IOptions<SidekiqWorkerOptions> options)
    {
        _statistics = statistics;
        _meter.CreateObservableGauge("sidekiq.queue.depth", () => OfQueues(queue => queue.Size), "{job}", "Jobs waiting in a queue.");
        _meter.CreateObservableGauge("sidekiq.queue.latency", () => OfQueues(queue => queue.Latency.TotalSeconds), "s", "How long the oldest job of a queue has been waiting.");
        _meter.CreateObservableGauge("sidekiq.retries", () => Of(overview => overview.Retries), "{job}", "Jobs waiting for their retry.");
        _meter.CreateObservableGauge("sidekiq.scheduled", () => Of(overview => overview.Scheduled), "{job}", "Jobs waiting for their time.");
        _meter.CreateObservableGauge("sidekiq.dead", () => Of(overview => overview.Dead), "{job}", "Jobs in the dead set.");
        _meter.CreateObservableGauge("sidekiq.worker.utilization", () => busy.Count / (double)options.Value.Concurrency, "1", "Busy slots of this process.");
    }

    public async Task RefreshAsync(CancellationToken cancellationToken) => _last = await _statistics.ReadAsync(cancellationToken);

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> Of(Func<SidekiqOverview, long> read) => _last is { } last ? [new Measurement<long>(read(last))] : [];

    private IEnumerable<Measurement<T>> OfQueues<T>(Func<QueueState, T> read)
        where T : struct =>
        _last?.Queues.Select(queue => new Measurement<T>(read(queue), KeyValuePair.Create<string, object?>("queue", queue.Name))) ?? [];
}
