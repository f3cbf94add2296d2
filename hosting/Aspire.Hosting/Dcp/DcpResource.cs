namespace Aspire.Hosting.Dcp;

/// <summary>One instance of a resource that DCP runs, and what we know of it between its DCP objects.</summary>
internal sealed class DcpResource(IResource resource, ResourceInstance instance, IReadOnlyList<DcpBinding> bindings) : IDisposable
{
    private TaskCompletionSource _ended = Completed();
    private TaskCompletionSource _launched = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _followed;

    public IResource Resource { get; } = resource;

    public ResourceInstance Instance { get; } = instance;

    public string Name => Instance.Name;

    public IReadOnlyList<DcpBinding> Bindings { get; } = bindings;

    /// <summary>Some other resource waits for the end of this one.</summary>
    public bool IsAwaited { get; init; }

    public bool IsContainer { get; } = resource.IsContainer();

    /// <summary>One operation per instance at a time.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>Set while a first start waits for other resources; cancelling it lets the start command take over.</summary>
    public CancellationTokenSource? Waiting { get; set; }

    public bool IsPersistent { get; } =
        resource.TryGetLastAnnotation<ContainerLifetimeAnnotation>(out var lifetime) && lifetime.Lifetime == ContainerLifetime.Persistent;

    public bool Exists { get; private set; }

    /// <summary>Completes when the present object's process has ended; at once when there is no object.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Completes when DCP reports the present object's process.</summary>
    public Task Launched => _launched.Task;

    public int Starts { get; private set; }

    public int Restarts => Math.Max(0, Starts - 1);

    /// <summary>The user asked for the end, so its exit code says nothing about health.</summary>
    public bool StopRequested { get; private set; }

    /// <summary>The object before the last restart, whose late events are not ours any more.</summary>
    public string? RetiredUid { get; private set; }

    public string? Uid { get; private set; }

    /// <summary>Environment and arguments of the present object, as computed by us.</summary>
    public DcpLaunch Launch { get; private set; } = DcpLaunch.Empty;

    public IReadOnlyList<DcpUrl> Urls { get; set; } = [];

    public HashSet<string> ActiveServices { get; } = new(StringComparer.Ordinal);

    public void OnCreating(DcpLaunch launch)
    {
        Launch = launch;
        StopRequested = false;
        Starts++;
        _ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _launched = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void OnCreated(string? uid)
    {
        Uid = uid;
        Exists = true;
    }

    public void OnCreateFailed() => _ended.TrySetResult();

    public void OnStopRequested() => StopRequested = true;

    public void OnEnded() => _ended.TrySetResult();

    public void OnLaunched() => _launched.TrySetResult();

    /// <summary>True the first time that this object or process is seen.</summary>
    public bool TryFollow(string? what) => what is not null && Interlocked.Exchange(ref _followed, what) != what;

    public void OnDeleting()
    {
        StopRequested = true;
        RetiredUid = Uid;
    }

    public void OnDeleted()
    {
        Exists = false;
        _ended.TrySetResult();
    }

    public void Dispose()
    {
        Gate.Dispose();
        Waiting?.Dispose();
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
