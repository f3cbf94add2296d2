using HotDash.Dashboard.Features.Watching.Alerts;
using HotDash.Dashboard.Features.Watching.Timeline;

namespace HotDash.Dashboard.Features.Watching.Incidents;

/// <summary>Critical alerts of one environment that overlap or follow each other closely, and what was done meanwhile. Every time is an event's.</summary>
public sealed record Incident(string Environment, IReadOnlyList<Alert> Alerts, IReadOnlyList<TimelineEvent> Events)
{
    public DateTime StartedAt => Alerts.Min(alert => alert.StartedAt);

    public DateTime DetectedAt => Alerts.Min(alert => alert.FiredAt);

    /// <summary>The first act of a person; null when nobody acted.</summary>
    public TimelineEvent? Decision => Events.Where(entry => entry is { Actor: not null } && entry.At >= StartedAt).MinBy(entry => entry.At);

    /// <summary>Null while an alert is open.</summary>
    public DateTime? RecoveredAt => Alerts.Any(alert => alert.ClearedAt is null) ? null : Alerts.Max(alert => alert.ClearedAt);

    public IReadOnlyList<string> People => [.. Events.Select(entry => entry.Actor).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
}
