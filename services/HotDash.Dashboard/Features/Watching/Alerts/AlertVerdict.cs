namespace HotDash.Dashboard.Features.Watching.Alerts;

/// <summary>What the measurements say now. <see cref="Level"/> is null while it is undecided: bad but not for long enough, or good again but not for long enough.</summary>
internal sealed record AlertVerdict(AlertLevel? Level, DateTime Since, double Value, string? Detail);
