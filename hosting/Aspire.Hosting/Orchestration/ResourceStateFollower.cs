namespace Aspire.Hosting.Orchestration;

/// <summary>Lets children that have no life of their own show their parent's state, and raises <see cref="ResourceStoppedEvent"/> when a resource ends.</summary>
internal sealed partial class ResourceStateFollower(
    DistributedApplicationModel model,
    ResourceNotificationService notifications,
    IDistributedApplicationEventing eventing,
    IServiceProvider services,
    ILogger<ResourceStateFollower> logger) : BackgroundService
{
    private readonly HashSet<string> _ended = new(StringComparers.ResourceName);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var change in notifications.WatchAsync(stoppingToken))
            {
                await MirrorAsync(change);
                AnnounceEnd(change, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops.
        }
    }

    private async Task MirrorAsync(ResourceEvent change)
    {
        foreach (var child in model.Resources.OfType<IResourceWithParent>().Where(child => child.Parent == change.Resource && !HasOwnLife(child)))
        {
            await notifications.PublishUpdateAsync(child, snapshot => snapshot with
            {
                State = change.Snapshot.State,
                StartTimeStamp = change.Snapshot.StartTimeStamp,
                StopTimeStamp = change.Snapshot.StopTimeStamp,
                ExitCode = change.Snapshot.ExitCode,
            });
        }
    }

    private void AnnounceEnd(ResourceEvent change, CancellationToken cancellationToken)
    {
        if (!change.Snapshot.IsTerminal())
        {
            _ended.Remove(change.ResourceId);
        }
        else if (_ended.Add(change.ResourceId))
        {
            _ = PublishStoppedAsync(change, cancellationToken);
        }
    }

    private async Task PublishStoppedAsync(ResourceEvent change, CancellationToken cancellationToken)
    {
        try
        {
            await eventing.PublishAsync(new ResourceStoppedEvent(change.Resource, services, change), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogHandlerFailed(exception, change.ResourceId);
        }
    }

    private static bool HasOwnLife(IResource resource) =>
        resource is ProjectResource or ExecutableResource or ParameterResource or ConnectionStringResource or ExternalServiceResource || resource.IsContainer();

    [LoggerMessage(Level = LogLevel.Error, Message = "A handler of the stop of '{ResourceId}' failed.")]
    private partial void LogHandlerFailed(Exception exception, string resourceId);
}
