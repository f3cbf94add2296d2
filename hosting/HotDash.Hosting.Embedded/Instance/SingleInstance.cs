using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Lifecycle;

namespace HotDash.Hosting.Embedded.Instance;

/// <summary>
/// One running stack per data folder. The lock is the kernel's and goes with its process, also after kill -9; the file
/// beside it says who holds it: process id, then the dashboard's address.
/// </summary>
internal sealed class SingleInstance(InstanceFolder folder) : IDistributedApplicationEventingSubscriber, IDisposable
{
    private const string LockName = "instance.lock";
    private const string HolderName = "instance";

    /// <summary>The name Aspire gives its dashboard in every app model.</summary>
    private const string DashboardResourceName = "aspire-dashboard";

    private FileStream? _held;

    public Task SubscribeAsync(IDistributedApplicationEventing eventing, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        if (executionContext.IsRunMode)
        {
            eventing.Subscribe<BeforeStartEvent>((_, _) => HoldAsync());
            eventing.Subscribe<ResourceEndpointsAllocatedEvent>((allocated, _) => NoteDashboardAsync(allocated.Resource));
        }

        return Task.CompletedTask;
    }

    public void Dispose() => _held?.Dispose();

    internal Task HoldAsync()
    {
        try
        {
            Directory.CreateDirectory(folder.Path);
            _held = Lock(Path.Combine(folder.Path, LockName));
            WriteHolder("(not up yet)");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DistributedApplicationException(
                $"The data folder '{folder.Path}' cannot be used: {exception.Message} "
                + "Set HotDash__DataFolder to a folder that this account may write and whose disk has space.",
                exception);
        }

        return Task.CompletedTask;
    }

    private FileStream Lock(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (File.Exists(file))
        {
            throw new DistributedApplicationException(Refusal(), exception);
        }
    }

    internal void WriteHolder(string dashboard) =>
        File.WriteAllLines(Holder, [Environment.ProcessId.ToString(CultureInfo.InvariantCulture), dashboard]);

    private Task NoteDashboardAsync(IResource resource)
    {
        if (resource is IResourceWithEndpoints { Name: DashboardResourceName } dashboard
            && dashboard.GetEndpoints().FirstOrDefault(endpoint => endpoint is { IsAllocated: true, EndpointName: "http" or "https" }) is { } endpoint)
        {
            WriteHolder(endpoint.Url);
        }

        return Task.CompletedTask;
    }

    private string Holder => Path.Combine(folder.Path, HolderName);

    private string Refusal()
    {
        var holder = File.Exists(Holder) ? File.ReadAllLines(Holder) : [];
        var (process, dashboard) = holder is [var id, var address, ..] ? (id, address) : ("(unknown)", "(unknown)");

        return $"The stack of '{folder.Path}' is already running as process {process}; its dashboard is {dashboard}. "
            + "Use that one, or stop it first. Another clone has data and ports of its own.";
    }
}
