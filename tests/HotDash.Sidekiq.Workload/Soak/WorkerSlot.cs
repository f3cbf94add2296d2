using System.Diagnostics;
using System.Globalization;

namespace HotDash.Sidekiq.Workload.Soak;

/// <summary>One of the worker processes; comes back after each of its deaths.</summary>
internal sealed class WorkerSlot(string redis, string ledger) : IDisposable
{
    private Process? _process;

    /// <summary>Leases are short here, so that recoveries are many and not long.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);

    public bool IsRunning => _process is { HasExited: false };

    public void Start()
    {
        _process?.Dispose();
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["worker"]) { RedirectStandardOutput = true };
        start.Environment["ConnectionStrings__redis"] = redis;
        start.Environment["LEDGER"] = ledger;
        start.Environment["Sidekiq__Lease"] = Lease.ToString("c", CultureInfo.InvariantCulture);
        start.Environment["Sidekiq__RecoveryInterval"] = "00:00:00.5";
        start.Environment["Sidekiq__ScheduledPollInterval"] = "00:00:01";
        start.Environment["Sidekiq__Timeout"] = "00:00:02";
        _process = Process.Start(start) ?? throw new InvalidOperationException("The worker did not start.");
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
    }

    public Task SignalAsync(string signal) => RunAsync("kill", $"-{signal}", _process!.Id.ToString(CultureInfo.InvariantCulture));

    public Task ExitedAsync(CancellationToken cancellationToken) => _process!.WaitForExitAsync(cancellationToken);

    public void Dispose()
    {
        if (IsRunning)
        {
            _process!.Kill();
        }

        _process?.Dispose();
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
    }
}
