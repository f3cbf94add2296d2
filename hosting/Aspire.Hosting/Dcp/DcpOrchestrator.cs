using Aspire.Hosting.Orchestration;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// Runs the model: DCP first, then addresses for all endpoints, then each resource as soon as what it waits for allows.
/// </summary>
internal sealed partial class DcpOrchestrator(
    DistributedApplicationModel model,
    DistributedApplicationExecutionContext executionContext,
    IDistributedApplicationEventing eventing,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    AspireTools tools,
    DcpOptions options,
    AppHostOptions appHost,
    TimeProvider timeProvider,
    ILoggerFactory loggerFactory,
    IServiceProvider services) : IHostedService, IResourceOrchestrator, IAsyncDisposable, IDisposable
{
    private readonly ILogger _logger = loggerFactory.CreateLogger<DcpOrchestrator>();
    private DcpRun? _run;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var starting = DcpHost.StartAsync(tools.FindDcp(), options, timeProvider, loggerFactory, cancellationToken);
        var application = DcpApplication.From(model, appHost.Sha256);
        await PublishInitialStatesAsync();

        var run = new DcpRun(await starting, application, services);
        _run = run;
        await new DcpServiceAllocator(run.Client, options, timeProvider).AllocateAsync(application.Bindings, cancellationToken);
        var networks = new DcpContainerNetworks(run.Client, application, appHost, timeProvider);
        await networks.CreateAsync(cancellationToken);
        networks.AllocateContainers();
        await AnnounceEndpointsAsync(application, cancellationToken);
        run.Track(networks.AllocateHostServicesAsync(run.Starting));
        run.Track(StartAllAsync(run));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_run is { } run)
        {
            _run = null;
            await run.DisposeAsync();
        }
    }

    /// <summary>A start that failed half-way is not stopped by the host, only disposed.</summary>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None); // Clean-up must not be cut off.

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public Task StartAsync(string instanceName, CancellationToken cancellationToken)
    {
        if (_run?.Application.Find(instanceName) is { Waiting: { } waiting } held && held.Resource.HasAnnotationOfType<ExplicitStartupAnnotation>())
        {
            // A second start command does not start it twice: it releases what the first one lets wait.
            return waiting.CancelAsync();
        }

        return ExclusivelyAsync(
            instanceName,
            async (run, instance) =>
            {
                if (instance is { Exists: false, Waiting: null } && instance.Resource.HasAnnotationOfType<ExplicitStartupAnnotation>())
                {
                    using var untilStopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, run.Starting);
                    await run.Starter.StartExplicitlyAsync(instance, untilStopped.Token);
                    return;
                }

                // The start of the application is not to start it a second time, when what it waits for has come.
                instance.Waiting?.Cancel();
                await run.Starter.StartInstanceAsync(instance, cancellationToken);
            },
            cancellationToken);
    }

    public Task StopAsync(string instanceName, CancellationToken cancellationToken) =>
        ExclusivelyAsync(instanceName, (run, instance) => run.Launcher.StopAsync(instance, cancellationToken), cancellationToken);

    public Task RestartAsync(string instanceName, CancellationToken cancellationToken) =>
        ExclusivelyAsync(
            instanceName,
            async (run, instance) =>
            {
                await run.Launcher.StopAsync(instance, cancellationToken);
                await run.Starter.StartInstanceAsync(instance, cancellationToken);
            },
            cancellationToken);

    private async Task ExclusivelyAsync(
        string instanceName, Func<DcpRun, DcpResource, Task> operation, CancellationToken cancellationToken)
    {
        if (_run is not { } run || run.Application.Find(instanceName) is not { } instance)
        {
            throw new DistributedApplicationException($"There is no running resource instance '{instanceName}'.");
        }

        await instance.Gate.WaitAsync(cancellationToken);
        try
        {
            await operation(run, instance);
        }
        finally
        {
            instance.Gate.Release();
        }
    }

    private async Task PublishInitialStatesAsync()
    {
        foreach (var resource in model.Resources)
        {
            await notifications.PublishUpdateAsync(resource, snapshot => DcpSnapshots.Initial(snapshot, resource));
        }
    }

    private async Task AnnounceEndpointsAsync(DcpApplication application, CancellationToken cancellationToken)
    {
        foreach (var instances in application.Resources.GroupBy(instance => instance.Resource))
        {
            await eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(instances.Key, services), cancellationToken);
            var urls = await DcpUrls.ComputeAsync(
                instances.Key, instances.First().Bindings, executionContext, loggers.GetLogger(instances.Key), cancellationToken);
            foreach (var instance in instances)
            {
                instance.Urls = urls;
                await notifications.PublishUpdateAsync(
                    instance.Resource, instance.Name, snapshot => snapshot with { Urls = DcpSnapshots.UrlsOf(instance, running: false) });
            }
        }
    }

    private async Task StartAllAsync(DcpRun run)
    {
        try
        {
            await StartResourcesAsync(run);
        }
        catch (OperationCanceledException) when (run.Starting.IsCancellationRequested)
        {
            // The application stops.
        }
        catch (Exception e)
        {
            // A handler of the application threw; what runs goes on.
            LogStartFailed(e);
        }
    }

    private async Task StartResourcesAsync(DcpRun run)
    {
        var initializing = model.Resources.Select(resource => eventing.PublishAsync(
            new InitializeResourceEvent(resource, eventing, loggers, notifications, services), EventDispatchBehavior.NonBlockingConcurrent, run.Starting));
        var starting = model.Resources
            .Where(resource => DcpApplication.IsRunByDcp(resource) && !resource.HasAnnotationOfType<ExplicitStartupAnnotation>())
            .Select(resource => run.Starter.StartResourceAsync(resource, run.Starting));
        await Task.WhenAll([.. initializing, .. starting]);
        run.Starting.ThrowIfCancellationRequested();
        await eventing.PublishAsync(new AfterResourcesCreatedEvent(services, model), run.Starting);
    }

    [LoggerMessage(LogLevel.Error, "A handler of the application's start failed.")]
    private partial void LogStartFailed(Exception exception);
}
