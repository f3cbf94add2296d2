using Aspire.Hosting.Dcp.Objects;

namespace Aspire.Hosting.Dcp;

/// <summary>Carries DCP's events over into the application's notifications.</summary>
internal sealed partial class DcpReporter(
    DcpApplication application,
    DcpConsoleLogs consoleLogs,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    DcpNudge nudge)
{
    public async Task OnExecutableAsync(DcpChange<DcpExecutable> change)
    {
        var executable = change.Object;
        if (Current(executable.Metadata, change.IsDeleted) is not { } resource)
        {
            return;
        }

        await notifications.PublishUpdateAsync(
            resource.Resource, resource.Name, snapshot => DcpSnapshots.Apply(snapshot, resource, executable));
        EndIf(resource, executable.Status?.State);
        nudge.OnReported(resource, executable);
        if (executable.Status?.State == KnownResourceStates.FailedToStart)
        {
            await ExplainFailureAsync(resource);
        }
    }

    public async Task OnContainerAsync(DcpChange<DcpContainer> change)
    {
        var container = change.Object;
        if (Current(container.Metadata, change.IsDeleted) is not { } resource)
        {
            return;
        }

        await notifications.PublishUpdateAsync(
            resource.Resource, resource.Name, snapshot => DcpSnapshots.Apply(snapshot, resource, container));
        EndIf(resource, container.Status?.State);
        if (container.Status is { State: "FailedToStart", Message: { Length: > 0 } message })
        {
            LogFailedToStart(loggers.GetLogger(resource.Name), resource.Resource.Name, message);
        }
    }

    /// <summary>An endpoint tells that a producer of the service is there, which makes the resource's URL active.</summary>
    public async Task OnEndpointAsync(DcpChange<DcpEndpoint> change)
    {
        var endpoint = change.Object;
        if (endpoint.Metadata.OwnerReferences is not [{ } owner, ..] || endpoint.Spec.ServiceName is not { } service || application.Find(owner.Name) is not { } resource)
        {
            return;
        }

        if (change.IsDeleted ? resource.ActiveServices.Remove(service) : resource.ActiveServices.Add(service))
        {
            await notifications.PublishUpdateAsync(
                resource.Resource,
                resource.Name,
                snapshot => snapshot with { Urls = DcpSnapshots.UrlsOf(resource, snapshot.State?.Text == KnownResourceStates.Running) });
        }
    }

    private static void EndIf(DcpResource resource, string? state)
    {
        if (state is "Finished" or "Terminated" or "FailedToStart" or "Exited" or "Unknown")
        {
            resource.OnEnded();
        }
    }

    private DcpResource? Current(DcpMetadata metadata, bool deleted) =>
        !deleted && application.Find(metadata.Name) is { } resource && resource.RetiredUid != metadata.Uid ? resource : null;

    private async Task ExplainFailureAsync(DcpResource resource)
    {
        var log = await consoleLogs.ReadOnceAsync(resource, "system", CancellationToken.None); // Short, and belongs to an event already taken.

        // The first error is the cause; the others are DCP's ways of giving up.
        var reason = log.FirstOrDefault(entry => entry.IsError)?.Content.Replace(DcpLogLine.SystemPrefix, "", StringComparison.Ordinal)
            ?? "DCP gave no reason.";
        LogFailedToStart(loggers.GetLogger(resource.Name), resource.Resource.Name, reason);
        await notifications.PublishUpdateAsync(
            resource.Resource,
            resource.Name,
            snapshot => snapshot with { Properties = DcpProperties.Set(snapshot.Properties, [DcpProperties.Ended(reason)]) });
    }

    [LoggerMessage(LogLevel.Error, "Resource '{Resource}' failed to start: {Reason}")]
    private static partial void LogFailedToStart(ILogger logger, string resource, string reason);
}
