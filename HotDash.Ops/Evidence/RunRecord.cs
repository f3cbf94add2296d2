namespace HotDash.Ops.Evidence;

/// <summary>A command that was run, and where its whole log is.</summary>
internal sealed record RunRecord(string Command, DateTimeOffset StartedAt, double Seconds, int ExitCode, int Lines, IReadOnlyList<string> Shown, string Log);
