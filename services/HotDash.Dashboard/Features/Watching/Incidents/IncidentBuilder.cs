using HotDash.Dashboard.Features.Watching.Alerts;
using HotDash.Dashboard.Features.Watching.Timeline;

namespace HotDash.Dashboard.Features.Watching.Incidents;

/// <summary>Makes incidents out of events. Nothing is written by hand, so nothing can differ from what was measured.</summary>
internal static class IncidentBuilder
{
    /// <summary>A fault that comes back within it belongs to the same incident.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(10);

    /// <summary>Newest first.</summary>
    public static IReadOnlyList<Incident> Build(IReadOnlyList<Alert> alerts, IReadOnlyList<TimelineEvent> events, DateTime now) =>
        [.. alerts
            .Where(alert => alert.Severity == AlertLevel.Critical)
            .GroupBy(alert => alert.Environment)
            .SelectMany(group => Split([.. group.OrderBy(alert => alert.StartedAt)], now))
            .Select(group => ToIncident(group, events, now))
            .OrderByDescending(incident => incident.StartedAt)];

    private static IEnumerable<List<Alert>> Split(List<Alert> ordered, DateTime now)
    {
        List<Alert> current = [];

        foreach (var alert in ordered)
        {
            if (current.Count > 0 && alert.StartedAt > current.Max(earlier => earlier.ClearedAt ?? now) + s_pause)
            {
                yield return current;
                current = [];
            }

            current.Add(alert);
        }

        if (current.Count > 0)
        {
            yield return current;
        }
    }

    private static Incident ToIncident(List<Alert> group, IReadOnlyList<TimelineEvent> events, DateTime now)
    {
        var from = group.Min(alert => alert.StartedAt) - s_pause;
        var until = group.Max(alert => alert.ClearedAt ?? now) + s_pause;
        var environment = group[0].Environment;

        return new Incident(
            environment,
            group,
            [.. events.Where(entry => entry.At >= from && entry.At <= until && (entry.Environment is null || entry.Environment == environment)).OrderBy(entry => entry.At)]);
    }
}
