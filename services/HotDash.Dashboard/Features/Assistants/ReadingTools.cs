using System.ComponentModel;
using HotDash.Dashboard.Features.Releases;
using HotDash.Dashboard.Features.Watching.Alerts;
using HotDash.Dashboard.Features.Watching.Incidents;
using HotDash.Dashboard.Features.Watching.Pages;
using HotDash.Dashboard.Features.Watching.Timeline;
using ModelContextProtocol.Server;

namespace HotDash.Dashboard.Features.Assistants;

/// <summary>What the operations pages show, for assistants. Nothing here changes anything.</summary>
[McpServerToolType]
internal sealed class ReadingTools(EnvironmentReader environments, AlertStore alerts, RuleStore rules, TimelineReader timeline, ReleaseFile releases, RecentLogs logs, TimeProvider time)
{
    private const int MostDays = 14;
    private const int MostLines = 200;
    private const int MostReleases = 50;

    [McpServerTool(Name = "get_status", ReadOnly = true), Description("The latest measurement of everything that is watched, per environment, judged by the rules.")]
    public async Task<object> GetStatusAsync(CancellationToken cancellationToken)
    {
        var view = await environments.ReadAsync(cancellationToken);

        return new { view.WatchedAt, Environments = view.Environments.Select(environment => new { environment.Name, environment.Summary, environment.Measures }) };
    }

    [McpServerTool(Name = "get_checks", ReadOnly = true), Description("The rules with their limits and versions, and the alerts that are open now.")]
    public async Task<object> GetChecksAsync(CancellationToken cancellationToken) =>
        new { Rules = await rules.ReadAsync(cancellationToken), Open = await alerts.ReadOpenAsync(cancellationToken) };

    [McpServerTool(Name = "get_incidents", ReadOnly = true), Description("Incidents computed from alerts and events: start, detection, decision, recovery, people.")]
    public async Task<object> GetIncidentsAsync([Description("How many days back, at most 14.")] int days, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var from = now.AddDays(-Math.Clamp(days, 1, MostDays));

        return IncidentBuilder.Build(await alerts.ReadSinceAsync(from, cancellationToken), await timeline.ReadAsync(from, cancellationToken), now)
            .Select(incident => new { incident.Environment, incident.StartedAt, incident.DetectedAt, DecidedAt = incident.Decision?.At, incident.RecoveredAt, incident.People, incident.Alerts });
    }

    [McpServerTool(Name = "get_releases", ReadOnly = true), Description("Releases as the release ledger recorded them, newest first.")]
    public async Task<object> GetReleasesAsync(CancellationToken cancellationToken)
    {
        var (views, problem) = await releases.ReadAsync(cancellationToken);

        return new { Problem = problem, Releases = views.Take(MostReleases) };
    }

    [McpServerTool(Name = "get_logs", ReadOnly = true), Description("Warnings and errors that this dashboard process logged lately.")]
    public object GetLogs([Description("How many lines, at most 200.")] int lines) => logs.Read(Math.Clamp(lines, 1, MostLines));
}
