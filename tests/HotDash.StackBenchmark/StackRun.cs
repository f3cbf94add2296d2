using System.Diagnostics;
using HotDash.SystemHarness;

namespace HotDash.StackBenchmark;

/// <param name="Start">From <c>dotnet run --no-build</c> to every resource healthy.</param>
/// <param name="Stop">From Ctrl-C (SIGINT) to no process of the run left.</param>
/// <param name="Processes">What ran before the stop, after the idle time.</param>
internal sealed record StackRun(TimeSpan Start, TimeSpan Stop, IReadOnlyList<MarkedProcess> Processes)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    public static async Task<StackRun> MeasureAsync(string home, IReadOnlyDictionary<string, string?> environment, TimeSpan idle, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        await using var stack = await Stack.StartAsync(new() { Home = home, Environment = environment }, s_limit, cancellationToken);
        var start = watch.Elapsed;
        await Task.Delay(idle, cancellationToken);
        var processes = stack.Process.Processes.List();

        watch.Restart();
        stack.Process.Signal("INT");
        await stack.Process.WaitForNothingLeftAsync(s_limit, cancellationToken);

        return new StackRun(start, watch.Elapsed, processes);
    }
}
