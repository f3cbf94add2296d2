using Dapper;
using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Decisions;
using HotDash.Dashboard.Features.Releases;
using HotDash.Dashboard.Features.Watching.Alerts;
using Npgsql;

namespace HotDash.Dashboard.Features.Watching.Timeline;

/// <summary>Releases, migrations, alerts and what people decided about them, in one order.</summary>
internal sealed class TimelineReader(NpgsqlDataSource dataSource, AlertStore alerts, ReleaseFile releases)
{
    public async Task<IReadOnlyList<TimelineEvent>> ReadAsync(DateTime from, CancellationToken cancellationToken)
    {
        List<TimelineEvent> events = [.. (await releases.ReadAsync(cancellationToken)).Releases.Select(TimelineEvent.Of).Where(entry => entry.At >= from)];
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var migrations = await connection.QueryAsync<(string Name, DateTime At)>(new CommandDefinition(
            "select name, applied_at from hotdash_migrations where applied_at >= @from", new { from }, cancellationToken: cancellationToken));
        events.AddRange(migrations.Select(row => new TimelineEvent(row.At, "migration", row.Name, "applied to the dashboard's database", null, Tone.Info)));
        var decisions = await connection.QueryAsync<(DateTime At, string Actor, string Action, string Reference, string? Rationale)>(new CommandDefinition(
            "select at, actor, action, reference, rationale from decisions where at >= @from and (action like 'alert.%' or action like 'ops.%') order by at desc limit 200",
            new { from },
            cancellationToken: cancellationToken));
        events.AddRange(decisions.Select(row => new TimelineEvent(row.At, "decision", $"{DecisionText.Action(row.Action)} · {row.Reference}", row.Rationale, row.Actor, Tone.Neutral)));

        foreach (var alert in await alerts.ReadSinceAsync(from, cancellationToken))
        {
            events.Add(new TimelineEvent(
                alert.FiredAt, "alert", $"{alert.Subject}: {alert.Rule}", alert.Detail, null, alert.Severity == AlertLevel.Critical ? Tone.Critical : Tone.Warning, alert.Environment));

            if (alert.ClearedAt is { } cleared)
            {
                events.Add(new TimelineEvent(cleared, "alert", $"{alert.Subject}: {alert.Rule} cleared", $"after {Durations.Short(cleared - alert.StartedAt)}", null, Tone.Good, alert.Environment));
            }
        }

        return [.. events.OrderByDescending(entry => entry.At)];
    }
}
