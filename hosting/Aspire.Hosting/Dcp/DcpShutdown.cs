using Aspire.Hosting.Dashboard;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// Stops the programs that wait for others or send telemetry, before DCP stops the rest: it stops all at once, and programs
/// then meet a database that is gone, or hang for seconds in flushing telemetry to a dashboard that is gone.
/// </summary>
internal sealed partial class DcpShutdown(DcpApplication application, DcpLauncher launcher, ILogger logger)
{
    /// <summary>Returns when they have ended, or with the token; what is left then is DCP's to kill.</summary>
    public async Task StopDependentsAsync(CancellationToken cancellationToken)
    {
        var dependents = application.Resources.Where(IsDependent).ToList();
        try
        {
            await Task.WhenAll(dependents.Select(async resource =>
            {
                await launcher.RequestStopAsync(resource, cancellationToken);
                await resource.Ended.WaitAsync(cancellationToken);
            }));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            foreach (var resource in dependents.Where(resource => !resource.Ended.IsCompleted))
            {
                LogLate(resource.Name);
            }
        }
        catch (Exception e) when (e is HttpRequestException or DcpException)
        {
            LogUnreachable(e.Message);
        }
    }

    private static bool IsDependent(DcpResource resource) =>
        !resource.IsPersistent
        && resource.Resource is not DashboardResource
        && resource.Resource.Annotations.Any(annotation => annotation is OtlpExporterAnnotation or WaitAnnotation);

    [LoggerMessage(LogLevel.Warning, "'{Resource}' has not ended in time and is killed.")]
    private partial void LogLate(string resource);

    [LoggerMessage(LogLevel.Debug, "DCP could not be asked to stop the resources: {Reason}")]
    private partial void LogUnreachable(string reason);
}
