namespace Aspire.Hosting.Dcp;

/// <summary>Brings one resource up: its events in order, its waits, then its objects.</summary>
internal sealed partial class DcpStarter(
    DcpLauncher launcher,
    DcpApplication application,
    DistributedApplicationModel model,
    IDistributedApplicationEventing eventing,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    IServiceProvider services)
{
    /// <summary>The start of the application. What fails is this resource's state, not the application's end.</summary>
    public Task StartResourceAsync(IResource resource, CancellationToken cancellationToken)
    {
        var instances = application.InstancesOf(resource).ToList();
        return GuardAsync(
            instances,
            async () =>
            {
                await AnnounceAsync(resource, cancellationToken);
                await WaitAsync(resource, instances, cancellationToken);
                await Task.WhenAll(instances.Select(instance => CreateOnceAsync(instance, cancellationToken)));
            },
            cancellationToken);
    }

    /// <summary>The first start of a resource that the start of the application has left out: it waits as the others did.</summary>
    public Task StartExplicitlyAsync(DcpResource instance, CancellationToken cancellationToken) =>
        GuardAsync(
            [instance],
            async () =>
            {
                await AnnounceAsync(instance.Resource, cancellationToken);
                await WaitAsync(instance.Resource, [instance], cancellationToken);
                await PublishStartingAsync(instance);
                await launcher.CreateAsync(instance, cancellationToken);
            },
            cancellationToken);

    /// <summary>A start or restart by command: the events come again, environment and arguments are computed anew, waits are not repeated.</summary>
    public Task StartInstanceAsync(DcpResource instance, CancellationToken cancellationToken) =>
        GuardAsync(
            [instance],
            async () =>
            {
                await PublishStartingAsync(instance);
                await AnnounceAsync(instance.Resource, cancellationToken);
                await launcher.DeleteAsync(instance, cancellationToken);
                await launcher.CreateAsync(instance, cancellationToken);
            },
            cancellationToken);

    private async Task CreateOnceAsync(DcpResource instance, CancellationToken cancellationToken)
    {
        await instance.Gate.WaitAsync(cancellationToken);
        try
        {
            // The start command may have been quicker while this waited for others.
            if (!instance.Exists)
            {
                await PublishStartingAsync(instance);
                await launcher.CreateAsync(instance, cancellationToken);
            }
        }
        finally
        {
            instance.Gate.Release();
        }
    }

    private async Task AnnounceAsync(IResource resource, CancellationToken cancellationToken)
    {
        await AnnounceConnectionStringsAsync(resource, cancellationToken);
        await eventing.PublishAsync(new BeforeResourceStartedEvent(resource, services), cancellationToken);
    }

    private async Task AnnounceConnectionStringsAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (resource is IResourceWithConnectionString)
        {
            await eventing.PublishAsync(new ConnectionStringAvailableEvent(resource, services), cancellationToken);
        }

        foreach (var child in model.Resources.OfType<IResourceWithParent>().Where(child => child.Parent == resource && !DcpApplication.IsRunByDcp(child)))
        {
            await AnnounceConnectionStringsAsync(child, cancellationToken);
        }
    }

    private async Task WaitAsync(IResource resource, IReadOnlyList<DcpResource> instances, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        foreach (var instance in instances)
        {
            instance.Waiting = waiting;
        }

        try
        {
            await notifications.WaitForDependenciesAsync(resource, waiting.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The start command released the resource.
        }
        finally
        {
            foreach (var instance in instances)
            {
                instance.Waiting = null;
            }
        }
    }

    private Task PublishStartingAsync(DcpResource instance) =>
        notifications.PublishUpdateAsync(instance.Resource, instance.Name, snapshot => snapshot with
        {
            State = KnownResourceStates.Starting,
            StartTimeStamp = null,
            StopTimeStamp = null,
            ExitCode = null,
            Properties = [.. snapshot.Properties.Where(property => property.Name is not (DcpProperties.WaitingFor or DcpProperties.EndedBy))],
        });

    private async Task GuardAsync(IReadOnlyList<DcpResource> instances, Func<Task> start, CancellationToken cancellationToken)
    {
        try
        {
            await start();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The application stops.
        }
        catch (Exception e)
        {
            foreach (var instance in instances)
            {
                LogFailed(loggers.GetLogger(instance.Name), e, instance.Resource.Name);
                await notifications.PublishUpdateAsync(instance.Resource, instance.Name, snapshot => snapshot with
                {
                    State = new ResourceStateSnapshot(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error),
                    Properties = DcpProperties.Set(snapshot.Properties, [DcpProperties.Ended(e.Message)]),
                });
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Resource '{Resource}' failed to start.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string resource);
}
