using System.Diagnostics;
using System.Reflection;

namespace HotDash.Sidekiq.Tests.Support;

/// <summary>A worker in a process of its own, with a lease of one second.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public static WorkerProcess Start(string redis, params (string Name, string Value)[] settings)
    {
        var program = typeof(WorkerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Workload").Value;
        var start = new ProcessStartInfo("dotnet", [program!, "worker"]) { RedirectStandardOutput = true };
        start.Environment["ConnectionStrings__redis"] = redis;
        start.Environment["Sidekiq__Lease"] = "00:00:01";
        start.Environment["Sidekiq__RecoveryInterval"] = "00:00:00.2";
        start.Environment["Sidekiq__HeartbeatInterval"] = "00:00:00.5";
        start.Environment["Sidekiq__Timeout"] = "00:00:02";

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("The worker process did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();

        return new WorkerProcess(process);
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits until the process ends by itself.</summary>
    public Task ExitAsync() => Eventually.TrueAsync(() => Task.FromResult(_process.HasExited), "the worker ended");

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
