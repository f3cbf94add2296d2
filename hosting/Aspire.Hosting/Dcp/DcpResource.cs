namespace Aspire.Hosting.Dcp;

/// <summary>One instance of a resource that DCP runs, and what we know of it between its DCP objects.</summary>
internal sealed class DcpResource(IResource resource, ResourceInstance instance, IReadOnlyList<DcpBinding> bindings) : IDisposable
{
    public IResource Resource { get; } = resource;

    public ResourceInstance Instance { get; } = instance;

    public string Name => Instance.Name;

    public IReadOnlyList<DcpBinding> Bindings { get; } = bindings;

    public bool IsContainer { get; } = resource.IsContainer();

    /// <summary>One operation per instance at a time.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>Set while a first start waits for other resources; cancelling it lets the start command take over.</summary>
    public CancellationTokenSource? Waiting { get; set; }

    public bool Exists { get; set; }

    public int Starts { get; set; }

    public int Restarts => Math.Max(0, Starts - 1);

    /// <summary>The user asked for the end, so its exit code says nothing about health.</summary>
    public bool StopRequested { get; set; }

    /// <summary>The object before the last restart, whose late events are not ours any more.</summary>
    public string? RetiredUid { get; set; }

    public string? Uid { get; set; }

    /// <summary>Environment and arguments of the present object, as computed by us.</summary>
    public DcpLaunch Launch { get; set; } = DcpLaunch.Empty;

    public IReadOnlyList<DcpUrl> Urls { get; set; } = [];

    public HashSet<string> ActiveServices { get; } = new(StringComparer.Ordinal);

    public void Dispose()
    {
        Gate.Dispose();
        Waiting?.Dispose();
    }
}
