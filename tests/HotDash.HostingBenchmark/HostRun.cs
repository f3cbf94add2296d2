using System.Diagnostics;
using HotDash.SystemHarness;

namespace HotDash.HostingBenchmark;

/// <param name="Phases">When each phase was reached, counted from the start of <c>dotnet run</c>, in order.</param>
/// <param name="Exit">From Ctrl-C (SIGINT) to the end of <c>dotnet run</c>.</param>
/// <param name="Gone">From Ctrl-C to no process of the run left.</param>
/// <param name="AppHostRssKb">Resident memory of the AppHost 8 s after all was healthy; less of it is its own.</param>
internal sealed record HostRun(IReadOnlyList<(string Name, TimeSpan At)> Phases, TimeSpan Exit, TimeSpan Gone, long AppHostRssKb)
{
    private const string PhasePrefix = "phase: ";

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(20);
    private static readonly string[] s_resources = ["ticker", "sleeper", "web"];

    public TimeSpan AllHealthy => Phases.Where(phase => s_resources.Contains(phase.Name.Split(' ')[^1])).Max(phase => phase.At);

    public static async Task<HostRun> MeasureAsync(string home, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_limit);
        var processes = new MarkedProcesses(Guid.NewGuid().ToString("N"));
        var watch = Stopwatch.StartNew();
        using var run = MiniAppHostProcess.Start(home, processes, "--MiniAppHost:Phases=1");
        var phases = await ReadPhasesAsync(run, watch, timeout.Token);
        await Task.Delay(s_idle, timeout.Token);

        var appHost = processes.List().Single(process => process.CommandLine.Split(' ')[0].EndsWith("/MiniAppHost", StringComparison.Ordinal));
        var memory = ResidentKb(appHost.Pid);

        watch.Restart();
        using (var kill = Process.Start("kill", ["-INT", $"{appHost.Pid}"]))
        {
            await kill.WaitForExitAsync(timeout.Token);
        }

        await run.WaitForExitAsync(timeout.Token);
        var exit = watch.Elapsed;
        while (processes.List().Count > 0)
        {
            await Task.Delay(s_poll, timeout.Token);
        }

        return new HostRun(phases, exit, watch.Elapsed, memory);
    }

    private static async Task<List<(string Name, TimeSpan At)>> ReadPhasesAsync(Process run, Stopwatch watch, CancellationToken cancellationToken)
    {
        var phases = new List<(string Name, TimeSpan At)>();
        while (!s_resources.All(resource => phases.Any(phase => phase.Name == $"ready {resource}"))
            && await run.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(PhasePrefix, StringComparison.Ordinal))
            {
                phases.Add((line[PhasePrefix.Length..], watch.Elapsed));
            }
        }

        _ = run.StandardOutput.ReadToEndAsync(cancellationToken);

        return phases;
    }

    // "VmRSS:	  123456 kB"
    private static long ResidentKb(int pid) => long.Parse(
        File.ReadLines($"/proc/{pid}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(['\t', ' '], StringSplitOptions.RemoveEmptyEntries)[1],
        System.Globalization.CultureInfo.InvariantCulture);
}
