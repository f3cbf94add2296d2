namespace HotDash.Dashboard.Features.Releases;

/// <summary>One step of a release, as it was measured.</summary>
public sealed record ReleaseEntry
{
    public required DateTimeOffset At { get; init; }

    public required string State { get; init; }

    public double? Seconds { get; init; }

    public int? ExitCode { get; init; }

    public IReadOnlyList<string> Command { get; init; } = [];

    public IReadOnlyList<string> Evidence { get; init; } = [];
}
