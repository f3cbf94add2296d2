using System.Collections.Immutable;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Health;

/// <summary>The health of one instance from the moment it runs until it does not.</summary>
internal sealed partial class InstanceHealthMonitor(
    ResourceEvent running,
    ResourceNotificationService notifications,
    HealthCheckService healthChecks,
    HealthCheckServiceOptions options,
    IDistributedApplicationEventing eventing,
    IServiceProvider services,
    TimeProvider timeProvider,
    ILogger<InstanceHealthMonitor> logger)
{
    private static readonly TimeSpan s_healthyInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_longestUnhealthyInterval = TimeSpan.FromSeconds(5);

    /// <summary>Before it is healthy for the first time someone is waiting for it, so it is asked more often.</summary>
    private static readonly TimeSpan s_eagerInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Three seconds of eager asking: what needs longer to start is not delayed noticeably by a second.</summary>
    private const int EagerChecks = 30;

    private CancellationTokenSource? _stopping;
    private Task _task = Task.CompletedTask;
    private bool _isReady;

    public DateTime? StartTime => running.Snapshot.StartTimeStamp;

    public void Start(CancellationToken stoppingToken)
    {
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        _task = Task.Run(() => RunAsync(_stopping.Token), CancellationToken.None);
    }

    public async Task StopAsync()
    {
        if (_stopping is not null)
        {
            await _stopping.CancelAsync();
            await _task;
            _stopping.Dispose();
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var keys = running.Resource.SelfAndAncestors().SelectMany(resource => resource.Annotations.OfType<HealthCheckAnnotation>()).Select(check => check.Key).Distinct().ToList();

            if (keys.Count == 0)
            {
                await PublishReadyAsync(cancellationToken);

                return;
            }

            await MonitorAsync(keys, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The instance stopped running.
        }
        catch (Exception exception)
        {
            LogMonitorFailed(exception, running.ResourceId);
        }
    }

    private async Task MonitorAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        for (var failures = 0; ;)
        {
            var reports = await CheckAsync(keys, cancellationToken);
            var isHealthy = reports.All(report => report.Status == HealthStatus.Healthy);
            failures = isHealthy ? 0 : failures + 1;
            await notifications.PublishUpdateAsync(running.Resource, running.ResourceId, snapshot => snapshot.IsRunning() ? snapshot with { HealthReports = reports } : snapshot);

            if (isHealthy && !_isReady)
            {
                await PublishReadyAsync(cancellationToken);
            }

            await Task.Delay(Interval(failures), timeProvider, cancellationToken);
        }
    }

    private TimeSpan Interval(int failures)
    {
        if (failures == 0)
        {
            return s_healthyInterval;
        }

        // Towards the first success every 0.1 s at first, then, as always later, after 1, 2, … 5 s.
        var counted = _isReady ? failures : failures - EagerChecks;

        return counted <= 0 ? s_eagerInterval : TimeSpan.FromSeconds(Math.Min(counted, s_longestUnhealthyInterval.TotalSeconds));
    }

    private async Task<ImmutableArray<HealthReportSnapshot>> CheckAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var report = await healthChecks.CheckHealthAsync(registration => keys.Contains(registration.Name), cancellationToken);
        var now = timeProvider.GetUtcNow().UtcDateTime;

        return
        [
            .. keys.Select(key => report.Entries.TryGetValue(key, out var entry)
                ? new HealthReportSnapshot(key, entry.Status, entry.Description, entry.Exception?.ToString()) { LastRunAt = now }
                : new HealthReportSnapshot(key, HealthStatus.Unhealthy, DescribeMissing(key), null) { LastRunAt = now }),
        ];
    }

    private string DescribeMissing(string key) =>
        $"No health check '{key}' is registered. Registered are: {string.Join(", ", options.Registrations.Select(registration => registration.Name))}.";

    /// <summary>Those who wait for health also wait for the handlers of the event.</summary>
    private async Task PublishReadyAsync(CancellationToken cancellationToken)
    {
        _isReady = true;
        var handlers = eventing.PublishAsync(new ResourceReadyEvent(running.Resource, services), cancellationToken);
        await notifications.PublishUpdateAsync(running.Resource, running.ResourceId, snapshot => snapshot.IsRunning() ? snapshot with { ResourceReadyEvent = new EventSnapshot(handlers) } : snapshot);

        try
        {
            await handlers;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogReadyHandlerFailed(exception, running.ResourceId);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A handler of the readiness of '{ResourceId}' failed.")]
    private partial void LogReadyHandlerFailed(Exception exception, string resourceId);

    [LoggerMessage(Level = LogLevel.Error, Message = "The health of '{ResourceId}' is no longer watched.")]
    private partial void LogMonitorFailed(Exception exception, string resourceId);
}
