namespace HotDash.MigrationBenchmark;

/// <summary>What readers saw in a span of time.</summary>
internal readonly record struct ReadWindow(int Reads, double P99Ms, double MaxMs)
{
    public static ReadWindow Of(IReadOnlyList<double> sorted) =>
        sorted.Count == 0 ? default : new(sorted.Count, sorted[(int)Math.Ceiling((sorted.Count - 1) * 0.99)], sorted[^1]);
}
