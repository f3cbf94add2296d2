using System.Globalization;

namespace HotDash.MigrationBenchmark;

/// <summary>One migration under load: how long it kept everybody out, and what readers noticed.</summary>
internal sealed record LoadResult
{
    private const double LongestLockMs = 200;
    private const double MostLatencyMs = 50;

    public required string Name { get; init; }

    public required TimeSpan Elapsed { get; init; }

    public required LockTimes Locks { get; init; }

    /// <summary>Reads before the migration.</summary>
    public required ReadWindow Before { get; init; }

    /// <summary>Reads while it ran and half a second longer.</summary>
    public required ReadWindow During { get; init; }

    /// <summary>Reads after that: slow here too means that the machine was slow, not the migration.</summary>
    public required ReadWindow After { get; init; }

    public string? Problem { get; init; }

    public int Attempt { get; init; } = 1;

    /// <summary>Against the slower of the two base lines.</summary>
    public double GrowthMs => During.P99Ms - Math.Max(Before.P99Ms, After.P99Ms);

    public bool IsSafe => Problem is null && Locks.AccessExclusive.TotalMilliseconds <= LongestLockMs && GrowthMs <= MostLatencyMs;

    public static string Summary(IReadOnlyList<LoadResult> results) => string.Create(
        CultureInfo.InvariantCulture,
        $"{results.Count(result => result.IsSafe)} of {results.Count} within bounds, {results.Count(result => result.IsSafe && result.Attempt == 1)} at the first attempt; longest ACCESS EXCLUSIVE {results.Max(result => result.Locks.AccessExclusive.TotalMilliseconds):0} ms (≤ {LongestLockMs}), longest wait for a migration {results.Max(result => result.Locks.Waiting.TotalMilliseconds):0} ms, largest growth of p99 {results.Max(result => result.GrowthMs):0.0} ms (≤ {MostLatencyMs})");

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(IsSafe ? "ok  " : "FAIL")} {Name,-60} took {Elapsed.TotalMilliseconds,6:0} ms, ACCESS EXCLUSIVE {Locks.AccessExclusive.TotalMilliseconds,4:0} ms, waited for {Locks.Waiting.TotalMilliseconds,4:0} ms, read p99 {Before.P99Ms:0.0} → {During.P99Ms:0.0} → {After.P99Ms:0.0} ms, max {During.MaxMs:0.0} ms of {During.Reads}{(Attempt > 1 ? $", attempt {Attempt}" : "")}{(Problem is null ? "" : $": {Problem}")}");
}
