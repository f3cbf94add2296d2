using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The one place where the state of resources is written and watched.</summary>
public partial class ResourceNotificationService : IDisposable
{
    private readonly ConcurrentDictionary<string, Instance> _instances = new(StringComparers.ResourceName);
    private readonly List<Channel<ResourceEvent>> _watchers = [];
    private readonly Lock _watchersLock = new();
    private readonly CancellationTokenSource _disposing = new();
    private readonly IHostApplicationLifetime _lifetime;
    private readonly ILogger<ResourceNotificationService> _logger;
    private readonly IServiceProvider _serviceProvider;
    private readonly ResourceLoggerService _resourceLoggerService;

    public ResourceNotificationService(
        ILogger<ResourceNotificationService> logger,
        IHostApplicationLifetime hostApplicationLifetime,
        IServiceProvider serviceProvider,
        ResourceLoggerService resourceLoggerService)
    {
        _logger = logger;
        _lifetime = hostApplicationLifetime;
        _serviceProvider = serviceProvider;
        _resourceLoggerService = resourceLoggerService;
    }

    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, [targetState ?? KnownResourceStates.Running], cancellationToken);

    public async Task<string> WaitForResourceAsync(string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        var states = targetStates.ToHashSet(StringComparers.ResourceState);
        var found = await WaitForResourceAsync(resourceName, candidate => candidate.Snapshot.State is { } state && states.Contains(state.Text), cancellationToken);

        return found.Snapshot.State!.Text;
    }

    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitForResourceHealthyAsync(resourceName, DefaultWaitBehavior, cancellationToken);

    public async Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, WaitBehavior waitBehavior, CancellationToken cancellationToken = default)
    {
        var found = await WaitForResourceAsync(
            resourceName,
            candidate => candidate.Snapshot.IsReady() || (waitBehavior == WaitBehavior.StopOnResourceUnavailable && candidate.Snapshot.IsUnavailable()),
            cancellationToken);

        if (!found.Snapshot.IsReady())
        {
            throw new DistributedApplicationException(
                $"Resource '{resourceName}' will not become healthy: its state is '{found.Snapshot.State?.Text}'{ResourceDependencyWaiter.DescribeExit(found.Snapshot)}. See its console logs, then start it again.");
        }

        await found.Snapshot.ResourceReadyEvent!.EventTask.WaitAsync(cancellationToken);

        return found;
    }

    public Task WaitForDependenciesAsync(IResource resource, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);

        return new ResourceDependencyWaiter(this, _resourceLoggerService.GetLogger(resource), DefaultWaitBehavior).WaitAsync(resource, cancellationToken);
    }

    public async Task<ResourceEvent> WaitForResourceAsync(string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(resourceName);
        ArgumentNullException.ThrowIfNull(predicate);

        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _lifetime.ApplicationStopping);

        await foreach (var candidate in WatchAsync(linked.Token))
        {
            if (StringComparers.ResourceName.Equals(candidate.Resource.Name, resourceName) && predicate(candidate))
            {
                return candidate;
            }
        }

        throw new OperationCanceledException($"The wait for resource '{resourceName}' ended because the application stopped.");
    }

    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent)
    {
        resourceEvent = _instances.TryGetValue(resourceId, out var instance) && instance.Snapshot is { } snapshot
            ? new ResourceEvent(instance.Resource, instance.Id, snapshot)
            : null;

        return resourceEvent is not null;
    }

    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateUnbounded<ResourceEvent>();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposing.Token);

        Subscribe(channel);

        try
        {
            await foreach (var item in channel.Reader.ReadAllAsync(linked.Token))
            {
                yield return item;
            }
        }
        finally
        {
            Unsubscribe(channel);
        }
    }

    public Task PublishUpdateAsync(IResource resource, string resourceId, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentException.ThrowIfNullOrEmpty(resourceId);
        ArgumentNullException.ThrowIfNull(stateFactory);

        var instance = _instances.GetOrAdd(resourceId, static (id, owner) => new Instance(id, owner), resource);

        lock (instance.Lock)
        {
            var previous = instance.Snapshot;
            var next = SnapshotCompletion.Complete(resource, previous, stateFactory(previous ?? SnapshotCompletion.Initial(resource)), _serviceProvider);

            if (previous is not null && SnapshotComparer.AreSame(previous, next))
            {
                return Task.CompletedTask;
            }

            next = next with { Version = (previous?.Version ?? 0) + 1 };

            lock (_watchersLock)
            {
                instance.Snapshot = next;
                var item = new ResourceEvent(resource, resourceId, next);
                _watchers.ForEach(watcher => watcher.Writer.TryWrite(item));
            }

            if (_logger.IsEnabled(LogLevel.Debug) && previous?.State?.Text != next.State?.Text)
            {
                LogStateChange(resourceId, previous?.State?.Text, next.State?.Text);
            }
        }

        return Task.CompletedTask;
    }

    public async Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        ArgumentNullException.ThrowIfNull(resource);

        foreach (var name in resource.GetInstanceNames())
        {
            await PublishUpdateAsync(resource, name, stateFactory);
        }
    }

    public void Dispose()
    {
        _disposing.Cancel();
        GC.SuppressFinalize(this);
    }

    internal WaitBehavior DefaultWaitBehavior { get; init; }

    /// <summary>The newest known states, one per instance.</summary>
    internal IReadOnlyList<ResourceEvent> CurrentStates
    {
        get
        {
            lock (_watchersLock)
            {
                return Current().ToList();
            }
        }
    }

    private void Subscribe(Channel<ResourceEvent> channel)
    {
        lock (_watchersLock)
        {
            foreach (var item in Current())
            {
                channel.Writer.TryWrite(item);
            }

            _watchers.Add(channel);
        }
    }

    private void Unsubscribe(Channel<ResourceEvent> channel)
    {
        lock (_watchersLock)
        {
            _watchers.Remove(channel);
        }
    }

    private IEnumerable<ResourceEvent> Current() => _instances.Values
        .Where(instance => instance.Snapshot is not null)
        .Select(instance => new ResourceEvent(instance.Resource, instance.Id, instance.Snapshot!));

    [LoggerMessage(Level = LogLevel.Debug, Message = "Resource {ResourceId} changed from {PreviousState} to {State}")]
    private partial void LogStateChange(string resourceId, string? previousState, string? state);

    private sealed class Instance(string id, IResource resource)
    {
        public string Id { get; } = id;

        public IResource Resource { get; } = resource;

        public Lock Lock { get; } = new();

        public CustomResourceSnapshot? Snapshot { get; set; }
    }
}
