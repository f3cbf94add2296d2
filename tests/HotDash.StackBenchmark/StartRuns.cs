using System.Globalization;
using HotDash.SystemHarness;

namespace HotDash.StackBenchmark;

/// <summary>The stack's start and stop beside the bare floor, several times.</summary>
internal static class StartRuns
{
    public static Task PrintAsync(string home, int runs, CancellationToken cancellationToken) =>
        PrintAsync(home, runs, new Dictionary<string, string?>(), cancellationToken);

    public static async Task PrintOnContainersAsync(string home, int runs, CancellationToken cancellationToken)
    {
        try
        {
            await PrintAsync(home, runs, await ContainerBackend.WithOurImagesAsync(cancellationToken), cancellationToken);
        }
        finally
        {
            await ContainerBackend.DeleteVolumesAsync(home, CancellationToken.None);
        }
    }

    private static async Task PrintAsync(string home, int runs, IReadOnlyDictionary<string, string?> environment, CancellationToken cancellationToken)
    {
        var first = await StackRun.MeasureAsync(home, environment, idle: TimeSpan.Zero, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first start, initialising the data folder: {first.Start.TotalSeconds:F2} s"));

        var floors = new List<BareFloor>();
        var measured = new List<StackRun>();
        for (var run = 1; run <= runs; run++)
        {
            floors.Add(await BareFloor.MeasureAsync(cancellationToken));
            measured.Add(await StackRun.MeasureAsync(home, environment, idle: run == runs ? TimeSpan.FromSeconds(20) : TimeSpan.Zero, cancellationToken));
            Report.PrintRun(run, floors[^1], measured[^1]);
        }

        Report.Print(floors, measured);
    }
}
