using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Watching.Alerts;
using HotDash.Dashboard.Features.Watching.Charts;
using HotDash.Dashboard.Features.Watching.Notices;
using HotDash.Dashboard.Features.Watching.Probes;

namespace HotDash.Dashboard.Features.Watching.Pages;

/// <summary>Reads what the environments page shows: the latest of each series, judged by the rules that count, and a day of charts.</summary>
internal sealed class EnvironmentReader(WatchedEnvironments environments, SampleStore samples, RuleStore rules, AlertStore alerts, WatchPasses passes, TimeProvider time)
{
    private const int MostCharts = 8;

    /// <summary>Older measurements say nothing of now.</summary>
    private static readonly TimeSpan s_current = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan s_day = TimeSpan.FromHours(24);

    private static readonly string[] s_charted = [WatchMetrics.Duration, WatchMetrics.HttpP95, WatchMetrics.HttpErrorRate, WatchMetrics.QueueLatency];

    public async Task<EnvironmentsView> ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var latest = await samples.ReadLatestAsync(now - s_current, cancellationToken);
        var current = await rules.ReadAsync(cancellationToken);
        var open = await alerts.ReadOpenAsync(cancellationToken);
        List<EnvironmentView> views = [];

        foreach (var environment in environments.All)
        {
            var own = latest.Where(sample => sample.Environment == environment.Name).ToList();
            var tone = ToneOf(own, open.Where(alert => alert.Environment == environment.Name).ToList());
            views.Add(new EnvironmentView(
                environment.Name,
                tone,
                tone switch { Tone.Good => "Healthy", Tone.Warning => "Needs a look", Tone.Critical => "Attention needed", _ => "Not measured" },
                [.. from rule in current
                    from sample in own
                    where sample.Metric == rule.Metric && rule.IsEnabled
                    orderby rule.LevelOf(sample.Value) descending
                    select Row(rule, sample)],
                await ChartsAsync(environment.Name, current, now, cancellationToken),
                [.. environment.FlyApps.Select(app => new Uri($"https://fly.io/apps/{app}/monitoring"))]));
        }

        return new EnvironmentsView(views, await passes.ReadLatestAsync(cancellationToken));
    }

    private async Task<IReadOnlyList<ChartSeries>> ChartsAsync(string environment, IReadOnlyList<AlertRule> current, DateTime now, CancellationToken cancellationToken)
    {
        List<ChartSeries> charts = [];

        foreach (var rule in current.Where(rule => s_charted.Contains(rule.Metric)))
        {
            var series = await samples.ReadChartAsync(environment, rule.Metric, now - s_day, now, rule.IsBelow, cancellationToken);
            charts.AddRange(series
                .Where(points => rule.Metric != WatchMetrics.QueueLatency || points.Any(point => point.Value > 0))
                .Select(points => new ChartSeries($"{Title(rule)}: {points.Key}", rule.Unit, now - s_day, now, [.. points]) { Warning = rule.Warning, Critical = rule.Critical }));
        }

        return [.. charts.Take(MostCharts)];
    }

    private static string Title(AlertRule rule) => rule.Metric switch
    {
        WatchMetrics.Duration => "Answer time",
        WatchMetrics.HttpP95 => "Request P95",
        WatchMetrics.HttpErrorRate => "Failed requests",
        _ => "Waiting jobs",
    };

    private static MeasureRow Row(AlertRule rule, Sample sample)
    {
        var level = rule.LevelOf(sample.Value);
        var value = sample.Metric is WatchMetrics.Up or WatchMetrics.MachineHealthy
            ? level == AlertLevel.Ok ? "Right" : "Wrong"
            : sample is { Metric: WatchMetrics.HeartbeatAge, Value: >= WorkerProbe.Never } ? "Never" : NoticeText.Number(sample.Value, rule.Unit);

        return new MeasureRow(
            sample.Subject,
            rule.Title,
            value,
            level switch { AlertLevel.Ok => Tone.Good, AlertLevel.Warning => Tone.Warning, _ => Tone.Critical },
            sample.Detail,
            sample.At);
    }

    private static Tone ToneOf(List<Sample> own, List<Alert> open) =>
        own.Count == 0 ? Tone.Neutral
        : open.Any(alert => alert.Severity == AlertLevel.Critical) ? Tone.Critical
        : open.Count > 0 ? Tone.Warning : Tone.Good;
}
