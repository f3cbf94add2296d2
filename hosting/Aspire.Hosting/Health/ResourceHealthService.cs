using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Health;

/// <summary>Runs the health checks of each instance while it is running.</summary>
internal sealed class ResourceHealthService(
    ResourceNotificationService notifications,
    HealthCheckService healthChecks,
    Microsoft.Extensions.Options.IOptions<HealthCheckServiceOptions> options,
    IDistributedApplicationEventing eventing,
    IServiceProvider services,
    TimeProvider timeProvider,
    ILoggerFactory loggerFactory) : BackgroundService
{
    private readonly ConcurrentDictionary<string, InstanceHealthMonitor> _monitors = new(StringComparers.ResourceName);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var change in notifications.WatchAsync(stoppingToken))
            {
                await FollowAsync(change, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops.
        }
        finally
        {
            await Task.WhenAll(_monitors.Values.Select(monitor => monitor.StopAsync()));
        }
    }

    private async Task FollowAsync(ResourceEvent change, CancellationToken stoppingToken)
    {
        if (change.Snapshot.IsRunning())
        {
            if (_monitors.TryGetValue(change.ResourceId, out var running) && running.StartTime == change.Snapshot.StartTimeStamp)
            {
                return;
            }

            await StopMonitorAsync(change.ResourceId);
            var monitor = new InstanceHealthMonitor(change, notifications, healthChecks, options.Value, eventing, services, timeProvider, loggerFactory.CreateLogger<InstanceHealthMonitor>());
            _monitors[change.ResourceId] = monitor;
            monitor.Start(stoppingToken);
        }
        else if (await StopMonitorAsync(change.ResourceId))
        {
            await notifications.PublishUpdateAsync(change.Resource, change.ResourceId, snapshot => snapshot with { ResourceReadyEvent = null });
        }
    }

    private async Task<bool> StopMonitorAsync(string resourceId)
    {
        if (!_monitors.TryRemove(resourceId, out var monitor))
        {
            return false;
        }

        await monitor.StopAsync();

        return true;
    }
}
