namespace HotDash.Dashboard.Features.Watching.Alerts;

public sealed record Alert
{
    public long Id { get; init; }

    public required string Environment { get; init; }

    public required string Rule { get; init; }

    public int RuleVersion { get; init; }

    public required string Subject { get; init; }

    /// <summary>"warning" or "critical".</summary>
    public required string Level { get; init; }

    public double Value { get; init; }

    public string? Detail { get; init; }

    /// <summary>The first bad measurement.</summary>
    public DateTime StartedAt { get; init; }

    public DateTime FiredAt { get; init; }

    /// <summary>When it became critical; null for a warning.</summary>
    public DateTime? CriticalAt { get; init; }

    public DateTime? AcknowledgedAt { get; init; }

    public string? AcknowledgedBy { get; init; }

    public DateTime? ClearedAt { get; init; }

    internal AlertLevel Severity => Enum.Parse<AlertLevel>(Level, ignoreCase: true);
}
