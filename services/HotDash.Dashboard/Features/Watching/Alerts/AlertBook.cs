using HotDash.Dashboard.Features.Watching.Notices;
using HotDash.Dashboard.Features.Watching.Probes;
using Microsoft.Extensions.Options;
using Npgsql;

namespace HotDash.Dashboard.Features.Watching.Alerts;

/// <summary>
/// Brings the alerts in line with the measurements. An alert and what is to be told of it are one transaction, and each notice
/// exists once, so that neither a second watcher nor a restart tells anything twice.
/// </summary>
internal sealed class AlertBook(
    NpgsqlDataSource dataSource,
    SampleStore samples,
    AlertStore alerts,
    RuleStore rules,
    SilenceStore silences,
    NoticeStore notices,
    IOptions<WatchOptions> options,
    TimeProvider time)
{
    /// <summary>A critical alert that nobody has taken by then is told again.</summary>
    public static readonly TimeSpan EscalateAfter = TimeSpan.FromMinutes(15);

    public async Task EvaluateAsync(IReadOnlyList<WatchedEnvironment> environments, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var open = await alerts.ReadOpenAsync(cancellationToken);
        var silenced = (await silences.ReadActiveAsync(now, cancellationToken)).Select(silence => (silence.Environment, silence.Rule)).ToHashSet();

        foreach (var rule in await rules.ReadAsync(cancellationToken))
        {
            foreach (var environment in environments)
            {
                var known = open.Where(alert => alert.Environment == environment.Name && alert.Rule == rule.Name).ToDictionary(alert => alert.Subject);
                var series = rule.IsEnabled ? await ReadAsync(rule, environment.Name, now, cancellationToken) : [];

                foreach (var subject in series.Keys.Union(known.Keys))
                {
                    var verdict = Judge(rule, series.GetValueOrDefault(subject, []), now);
                    await ApplyAsync(
                        new Case(rule, environment.Name, subject, verdict, known.GetValueOrDefault(subject), silenced.Contains((environment.Name, rule.Name)), now),
                        cancellationToken);
                }
            }
        }
    }

    private AlertVerdict Judge(AlertRule rule, IReadOnlyList<Sample> series, DateTime now) =>
        series.Count == 0
            ? new AlertVerdict(AlertLevel.Ok, now, 0, rule.IsEnabled ? $"not measured for {AlertJudge.ForgetAfter.TotalMinutes} minutes" : "the rule is switched off")
            : AlertJudge.Judge(rule, series, options.Value.Interval, now);

    private async Task<Dictionary<string, IReadOnlyList<Sample>>> ReadAsync(AlertRule rule, string environment, DateTime now, CancellationToken cancellationToken)
    {
        var window = AlertJudge.Window(rule, options.Value.Interval);
        var from = now - (window > AlertJudge.ForgetAfter ? window : AlertJudge.ForgetAfter);

        return (await samples.ReadAsync(environment, rule.Metric, from, cancellationToken))
            .GroupBy(sample => sample.Subject)
            .ToDictionary(group => group.Key, IReadOnlyList<Sample> (group) => [.. group]);
    }

    private async Task ApplyAsync(Case fault, CancellationToken cancellationToken)
    {
        if (fault is { Open: null, Verdict.Level: null or AlertLevel.Ok })
        {
            return;
        }

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var alert = fault.ToAlert();

        if (fault.Open is null)
        {
            if (await AlertStore.OpenAsync(connection, alert, cancellationToken) is not { } id)
            {
                return;
            }

            alert = alert with { Id = id };
        }
        else
        {
            await AlertStore.UpdateAsync(connection, alert, cancellationToken);
        }

        if (!fault.IsSilenced)
        {
            foreach (var kind in Kinds(alert, fault.Now))
            {
                await notices.AddAsync(connection, alert, fault.Rule, kind, fault.Now, cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Adding a notice that exists does nothing, and nobody is told that something is over who was not told that it began.</summary>
    private static IEnumerable<NoticeKind> Kinds(Alert alert, DateTime now)
    {
        if (alert.ClearedAt is not null)
        {
            yield return NoticeKind.Cleared;
            yield break;
        }

        yield return NoticeKind.Fired;

        if (alert is { CriticalAt: { } since, AcknowledgedAt: null } && now - since >= EscalateAfter)
        {
            yield return NoticeKind.Escalated;
        }
    }

    private sealed record Case(AlertRule Rule, string Environment, string Subject, AlertVerdict Verdict, Alert? Open, bool IsSilenced, DateTime Now)
    {
        /// <summary>The level only rises while an alert is open: getting better half-way is no news.</summary>
        public Alert ToAlert()
        {
            if (Open is not { } open)
            {
                return new Alert
                {
                    Environment = Environment, Rule = Rule.Name, RuleVersion = Rule.Version, Subject = Subject,
                    Level = Text(Verdict.Level ?? AlertLevel.Warning), Value = Verdict.Value, Detail = Verdict.Detail, StartedAt = Verdict.Since, FiredAt = Now, CriticalAt = Verdict.Level == AlertLevel.Critical ? Now : null,
                };
            }

            return Verdict.Level switch
            {
                AlertLevel.Ok => open with { ClearedAt = Now, Value = Verdict.Value, Detail = Verdict.Detail ?? open.Detail },
                { } level when level > open.Severity => open with { Level = Text(level), Value = Verdict.Value, Detail = Verdict.Detail, CriticalAt = Now },
                _ => open,
            };
        }

        private static string Text(AlertLevel level) => level == AlertLevel.Critical ? "critical" : "warning";
    }
}
