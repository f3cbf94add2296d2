using System.Globalization;

namespace HotDash.HostingBenchmark;

/// <summary>Medians beside the official library's, which were measured on an idle machine of two cores with a model of the same size.</summary>
internal static class HostReport
{
    public static void Print(IReadOnlyList<HostRun> runs, IReadOnlyList<TimeSpan> manifests)
    {
        Row("dotnet run --no-build to all healthy", Median(runs.Select(run => run.AllHealthy)), "5.21 s");
        Row("Ctrl-C to the end of dotnet run", Median(runs.Select(run => run.Exit)), "0.17 s");
        Row("Ctrl-C to nothing left", Median(runs.Select(run => run.Gone)), "4.4 s");
        Row("manifest by dotnet run --no-build", Median(manifests), "1.19 s");
        var memory = runs.Select(run => run.AppHostRssKb / 1024.0).Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{"AppHost resident, idle",-42} {memory[memory.Count / 2],6:F0} MB   official 158 MB"));

        Console.WriteLine();
        Console.WriteLine("start by phase, from the start of dotnet run:");
        foreach (var phase in runs.SelectMany(run => run.Phases).GroupBy(phase => phase.Name).OrderBy(group => Median(group.Select(phase => phase.At))))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {phase.Key,-40} {Median(phase.Select(each => each.At)).TotalSeconds,6:F2} s"));
        }
    }

    private static void Row(string label, TimeSpan value, string official) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{label,-42} {value.TotalSeconds,6:F2} s    official {official}"));

    private static TimeSpan Median(IEnumerable<TimeSpan> values)
    {
        var sorted = values.Order().ToList();

        return sorted[sorted.Count / 2];
    }
}
