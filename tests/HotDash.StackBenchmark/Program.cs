using System.Globalization;
using HotDash.StackBenchmark;

if (args is ["--help"] or ["-h"])
{
    Console.WriteLine("""
        Usage: dotnet run --project tests/HotDash.StackBenchmark [-- RUNS]

        Measures, in one go on this machine: the floor (bare DCP to kubeconfig, bare dashboard to its first answer),
        the stack's start from `dotnet run --no-build` to all resources healthy, its stop, and its memory when idle.
        RUNS  number of measured starts, default 5; one more goes before them, unmeasured, to fill caches.

        Needs a built solution. Exit codes: 0 printed, 1 a run failed.
        """);

    return 0;
}

var runs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
var home = Directory.CreateTempSubdirectory("hotdash-bench-").FullName;
try
{
    var first = await StackRun.MeasureAsync(home, idle: TimeSpan.Zero, CancellationToken.None);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first start, initialising the data folder: {first.Start.TotalSeconds:F2} s"));

    var floors = new List<BareFloor>();
    var measured = new List<StackRun>();
    for (var run = 1; run <= runs; run++)
    {
        floors.Add(await BareFloor.MeasureAsync(CancellationToken.None));
        measured.Add(await StackRun.MeasureAsync(home, idle: run == runs ? TimeSpan.FromSeconds(20) : TimeSpan.Zero, CancellationToken.None));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"run {run}: floor {floors[^1].Total.TotalSeconds:F2} s (dcp {floors[^1].Dcp.TotalSeconds:F2}, dashboard {floors[^1].Dashboard.TotalSeconds:F2}), healthy {measured[^1].Start.TotalSeconds:F2} s, stopped {measured[^1].Stop.TotalSeconds:F2} s"));
    }

    Report.Print(floors, measured);

    return 0;
}
catch (InvalidOperationException exception)
{
    Console.Error.WriteLine(exception.Message);

    return 1;
}
finally
{
    Directory.Delete(home, recursive: true);
}
