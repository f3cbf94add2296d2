using System.Globalization;

namespace HotDash.MigrationBenchmark;

/// <summary>One migration under load: how long it kept everybody out, and what readers noticed.</summary>
internal sealed record LoadResult(string Name, TimeSpan Elapsed, TimeSpan AccessExclusive, double BaseP99Ms, double P99Ms, double MaxMs, int Reads, int Writes, string? Problem)
{
    private const double LongestLockMs = 200;
    private const double MostLatencyMs = 50;

    public bool IsSafe => Problem is null && AccessExclusive.TotalMilliseconds <= LongestLockMs && P99Ms <= BaseP99Ms + MostLatencyMs;

    public static string Summary(IReadOnlyList<LoadResult> results) => string.Create(
        CultureInfo.InvariantCulture,
        $"{results.Count(result => result.IsSafe)} of {results.Count} within bounds; longest ACCESS EXCLUSIVE {results.Max(result => result.AccessExclusive.TotalMilliseconds):0} ms (≤ {LongestLockMs}), largest growth of p99 {results.Max(result => result.P99Ms - result.BaseP99Ms):0.0} ms (≤ {MostLatencyMs})");

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(IsSafe ? "ok  " : "FAIL")} {Name,-60} took {Elapsed.TotalMilliseconds,7:0} ms, ACCESS EXCLUSIVE {AccessExclusive.TotalMilliseconds,5:0} ms, read p99 {BaseP99Ms:0.0} → {P99Ms:0.0} ms, max {MaxMs:0.0} ms, {Reads} reads, {Writes} writes{(Problem is null ? "" : $": {Problem}")}");
}
