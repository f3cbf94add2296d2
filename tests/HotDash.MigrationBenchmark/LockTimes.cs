namespace HotDash.MigrationBenchmark;

/// <summary>The longest time without a break, up to one sampling interval too much.</summary>
/// <param name="AccessExclusive">The migration kept everybody out of a big table.</param>
/// <param name="Waiting">Somebody waited for the migration, or behind it in a queue.</param>
internal readonly record struct LockTimes(TimeSpan AccessExclusive, TimeSpan Waiting);
