using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Lifecycle;
using Microsoft.Extensions.Configuration;

namespace HotDash.Hosting.Embedded.Instance;

/// <summary>
/// One running stack per data folder. The lock is the kernel's and goes with its process, also after kill -9; the file
/// beside it says who holds it: process id, then the dashboard's address.
/// </summary>
internal sealed class SingleInstance(InstanceFolder folder, IConfiguration configuration) : IDistributedApplicationEventingSubscriber, IDisposable
{
    private const string LockName = "instance.lock";
    private const string HolderName = "instance";

    private FileStream? _held;

    public Task SubscribeAsync(IDistributedApplicationEventing eventing, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        if (executionContext.IsRunMode)
        {
            eventing.Subscribe<BeforeStartEvent>((_, _) => HoldAsync());
        }

        return Task.CompletedTask;
    }

    public void Dispose() => _held?.Dispose();

    internal Task HoldAsync()
    {
        Directory.CreateDirectory(folder.Path);
        var file = Path.Combine(folder.Path, LockName);

        try
        {
            _held = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (File.Exists(file))
        {
            throw new DistributedApplicationException(Refusal(), exception);
        }

        File.WriteAllLines(Holder, [Environment.ProcessId.ToString(CultureInfo.InvariantCulture), DashboardAddress()]);
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

    private string DashboardAddress() => configuration["ASPNETCORE_URLS"]?.Split(';')[0] ?? "(not known yet)";
}
