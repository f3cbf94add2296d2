using System.Diagnostics;
using System.Globalization;
using HotDash.SystemHarness;

namespace HotDash.StackBenchmark;

/// <summary>A stack that nobody uses: how much processor time it takes, and whether its memory grows.</summary>
internal static class IdleRun
{
    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(1);

    public static async Task PrintAsync(string home, int minutes, CancellationToken cancellationToken)
    {
        await using var stack = await Stack.StartAsync(new() { Home = home }, s_startLimit, cancellationToken);

        // Compilation and first-time work after the start are no part of idling.
        await Task.Delay(s_interval, cancellationToken);
        var clock = Stopwatch.StartNew();
        var samples = new List<IdleSample> { IdleSample.Take(clock.Elapsed, stack.Process.Processes) };

        while (samples.Count <= minutes)
        {
            await Task.Delay((samples.Count * s_interval) - clock.Elapsed, cancellationToken);
            samples.Add(IdleSample.Take(clock.Elapsed, stack.Process.Processes));
            Print($"minute {samples.Count - 1}: {samples[^1].CpuPercentSince(samples[^2], _ => true):F1} % CPU, {samples[^1].OwnKb / 1024.0:F1} MB own, {samples[^1].PssKb / 1024.0:F1} MB PSS");
        }

        Report(samples);
    }

    private static void Report(List<IdleSample> samples)
    {
        var (first, last) = (samples[0], samples[^1]);
        Console.WriteLine();
        Console.WriteLine($"{"process",-44} {"CPU %",7} {"own first",9} {"own last",9}");

        foreach (var label in last.Processes.Values.Select(process => process.Label).Distinct().OrderByDescending(label => Cpu(label)))
        {
            Print($"{label,-44} {Cpu(label),7:F2} {Megabytes(first, label),9:F1} {Megabytes(last, label),9:F1}");
        }

        Print($"{"sum (bound 3 % of one processor)",-44} {last.CpuPercentSince(first, _ => true),7:F2} {first.OwnKb / 1024.0,9:F1} {last.OwnKb / 1024.0,9:F1}");
        Print($"trend of the memory that is no file: {MegabytesPerHour(samples):+0.0;-0.0} MB an hour over {last.At.TotalMinutes:F0} minutes");

        double Cpu(string label) => last.CpuPercentSince(first, process => process.Label == label);
    }

    private static double Megabytes(IdleSample sample, string label) =>
        sample.Processes.Values.Where(process => process.Label == label).Sum(process => process.OwnKb) / 1024.0;

    /// <summary>The slope of the line of least squares: one collection more or less at the ends does not make a trend.</summary>
    private static double MegabytesPerHour(List<IdleSample> samples)
    {
        var (meanAt, meanSize) = (samples.Average(sample => sample.At.TotalHours), samples.Average(sample => sample.OwnKb / 1024.0));
        var spread = samples.Sum(sample => Math.Pow(sample.At.TotalHours - meanAt, 2));

        return samples.Sum(sample => (sample.At.TotalHours - meanAt) * ((sample.OwnKb / 1024.0) - meanSize)) / spread;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
