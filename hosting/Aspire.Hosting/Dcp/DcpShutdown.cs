using Aspire.Hosting.Dashboard;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// Stops what runs in the order opposite to its start: whoever waits for a resource ends before it. The dashboard is left to DCP,
/// which would stop all at once: programs then hang in flushing telemetry to a dashboard that is gone.
/// </summary>
internal sealed partial class DcpShutdown(DcpApplication application, DcpLauncher launcher, ILogger logger)
{
    private readonly Dictionary<DcpResource, Task> _stops = [];

    /// <summary>Returns when all have ended, or with the token; what is left then is DCP's to kill.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(application.Resources
                .Where(resource => !resource.IsPersistent && resource.Resource is not DashboardResource)
                .Select(resource => StopOnce(resource, [], cancellationToken)));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            foreach (var resource in application.Resources.Where(resource => resource.Exists && !resource.Ended.IsCompleted))
            {
                LogLate(resource.Name);
            }
        }
        catch (Exception e) when (e is HttpRequestException or DcpException)
        {
            LogUnreachable(e.Message);
        }
    }

    private Task StopOnce(DcpResource resource, HashSet<DcpResource> path, CancellationToken cancellationToken)
    {
        if (!_stops.TryGetValue(resource, out var stop))
        {
            HashSet<DcpResource> longer = [.. path, resource];
            var dependents = application.Resources
                .Where(other => !longer.Contains(other) && DependsOn(other, resource))
                .Select(other => StopOnce(other, longer, cancellationToken))
                .ToList();
            _stops[resource] = stop = StopAfterAsync(dependents, resource, cancellationToken);
        }

        return stop;
    }

    private async Task StopAfterAsync(List<Task> dependents, DcpResource resource, CancellationToken cancellationToken)
    {
        await Task.WhenAll(dependents);
        await launcher.RequestStopAsync(resource, cancellationToken);
        await resource.Ended.WaitAsync(cancellationToken);
    }

    private static bool DependsOn(DcpResource dependent, DcpResource resource) =>
        dependent.Resource.Annotations.OfType<WaitAnnotation>()
            .Any(wait => wait.Resource.SelfAndAncestors().Contains(resource.Resource));

    [LoggerMessage(LogLevel.Warning, "'{Resource}' has not ended in time and is killed.")]
    private partial void LogLate(string resource);

    [LoggerMessage(LogLevel.Debug, "DCP could not be asked to stop the resources one by one: {Reason}")]
    private partial void LogUnreachable(string reason);
}
