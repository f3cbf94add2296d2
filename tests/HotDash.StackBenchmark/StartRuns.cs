using System.Globalization;

namespace HotDash.StackBenchmark;

/// <summary>The stack's start and stop beside the bare floor, several times.</summary>
internal static class StartRuns
{
    public static async Task PrintAsync(string home, int runs, CancellationToken cancellationToken)
    {
        var first = await StackRun.MeasureAsync(home, idle: TimeSpan.Zero, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first start, initialising the data folder: {first.Start.TotalSeconds:F2} s"));

        var floors = new List<BareFloor>();
        var measured = new List<StackRun>();
        for (var run = 1; run <= runs; run++)
        {
            floors.Add(await BareFloor.MeasureAsync(cancellationToken));
            measured.Add(await StackRun.MeasureAsync(home, idle: run == runs ? TimeSpan.FromSeconds(20) : TimeSpan.Zero, cancellationToken));
            Report.PrintRun(run, floors[^1], measured[^1]);
        }

        Report.Print(floors, measured);
    }
}
