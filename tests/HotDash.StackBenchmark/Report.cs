using System.Globalization;
using HotDash.SystemHarness;

namespace HotDash.StackBenchmark;

internal static class Report
{
    public static void Print(IReadOnlyList<BareFloor> floors, IReadOnlyList<StackRun> runs)
    {
        var floor = Median(floors.Select(each => each.Total));
        var start = Median(runs.Select(each => each.Start));
        var stop = Median(runs.Select(each => each.Stop));

        Console.WriteLine();
        Row("floor: DCP to kubeconfig + dashboard to first 200", floor);
        Row("dotnet run --no-build to all healthy", start);
        Row("  above the floor (bound 4 s)", start - floor);
        Row("Ctrl-C to nothing left (bound 3 s)", stop);
        Console.WriteLine();
        PrintMemory(runs[^1].Processes);
    }

    public static void PrintRun(int run, BareFloor floor, StackRun stack) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"run {run}: floor {floor.Total.TotalSeconds:F2} s (dcp {floor.Dcp.TotalSeconds:F2}, dashboard {floor.Dashboard.TotalSeconds:F2}), healthy {stack.Start.TotalSeconds:F2} s, stopped {stack.Stop.TotalSeconds:F2} s"));

    private static void PrintMemory(IReadOnlyList<MarkedProcess> processes)
    {
        Console.WriteLine($"{"process",-60} {"PSS MB",8}");
        foreach (var group in processes.GroupBy(ProcessLabel.Of).OrderByDescending(group => group.Sum(process => process.PssKb)))
        {
            var label = group.Count() > 1 ? $"{group.Key} ({group.Count()})" : group.Key;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{label,-60} {group.Sum(process => process.PssKb) / 1024.0,8:F1}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"sum (bound 1024 MB)",-60} {processes.Sum(process => process.PssKb) / 1024.0,8:F1}"));
    }

    private static void Row(string label, TimeSpan value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{label,-52} {value.TotalSeconds,6:F2} s (median)"));

    private static TimeSpan Median(IEnumerable<TimeSpan> values)
    {
        var sorted = values.Order().ToList();

        return sorted[sorted.Count / 2];
    }
}
