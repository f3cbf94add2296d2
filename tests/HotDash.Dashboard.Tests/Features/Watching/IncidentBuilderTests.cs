using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Watching.Alerts;
using HotDash.Dashboard.Features.Watching.Incidents;
using HotDash.Dashboard.Features.Watching.Timeline;

namespace HotDash.Dashboard.Tests.Features.Watching;

public sealed class IncidentBuilderTests
{
    private static readonly DateTime s_start = new(2026, 10, 21, 3, 49, 53, DateTimeKind.Utc);

    [Fact]
    public void Incident_OutageOfTwoHours_HasStartDetectionDecisionRecoveryAndPeople()
    {
        Alert[] alerts =
        [
            Alert("dashboard /health", 0, 2, 134),
            Alert("dashboard /", 0, 2, 135),
            Alert("chatwoot /api", 600, 602, 610),
        ];
        TimelineEvent[] events =
        [
            Event(-1, "release", "Fay"),
            Event(115, "decision", "Justin"),
            Event(500, "decision", "Grace"),
        ];

        var incidents = IncidentBuilder.Build(alerts, events, s_start.AddMinutes(1000));

        Assert.Equal(2, incidents.Count);
        var outage = incidents[1];
        Assert.Equal(
            (s_start, s_start.AddMinutes(2), s_start.AddMinutes(115), s_start.AddMinutes(135)),
            (outage.StartedAt, outage.DetectedAt, outage.Decision!.At, outage.RecoveredAt!.Value));
        Assert.Equal(["Fay", "Justin"], outage.People);
    }

    [Fact]
    public void Incident_FaultComesBackWithinTenMinutes_IsTheSameAndOpenWhileOneIs()
    {
        Alert[] alerts = [Alert("worker", 0, 1, 5), Alert("worker", 14, 15, null)];

        var incident = Assert.Single(IncidentBuilder.Build(alerts, [], s_start.AddMinutes(20)));

        Assert.Equal((2, null, null), (incident.Alerts.Count, incident.RecoveredAt, incident.Decision));
    }

    [Fact]
    public void Incident_OfAWarning_IsNone() =>
        Assert.Empty(IncidentBuilder.Build([Alert("worker", 0, 1, 5) with { Level = "warning" }], [], s_start.AddMinutes(20)));

    private static Alert Alert(string subject, int started, int fired, int? cleared) => new()
    {
        Environment = "staging", Rule = "down", Subject = subject, Level = "critical",
        StartedAt = s_start.AddMinutes(started), FiredAt = s_start.AddMinutes(fired), ClearedAt = cleared is { } minutes ? s_start.AddMinutes(minutes) : null,
    };

    private static TimelineEvent Event(int minutes, string kind, string actor) => new(s_start.AddMinutes(minutes), kind, kind, null, actor, Tone.Info);
}
