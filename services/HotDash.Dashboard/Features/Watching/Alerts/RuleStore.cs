using Dapper;
using Npgsql;

namespace HotDash.Dashboard.Features.Watching.Alerts;

/// <summary>The rules that count: the product's, changed as the latest version in the database says.</summary>
internal sealed class RuleStore(NpgsqlDataSource dataSource, TimeProvider time)
{
    public async Task<IReadOnlyList<AlertRule>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var changes = (await connection.QueryAsync<Change>(new CommandDefinition(
            "select distinct on (name) name, version, warning, critical, hold_seconds, enabled, reason, changed_by from alert_rules order by name, version desc",
            cancellationToken: cancellationToken))).ToDictionary(change => change.Name);

        return [.. AlertRules.All.Select(rule => changes.TryGetValue(rule.Name, out var change) ? Apply(rule, change) : rule)];
    }

    /// <returns>The new version; null when somebody else changed the rule meanwhile.</returns>
    public async Task<int?> ChangeAsync(AlertRule changed, string by, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return await connection.ExecuteScalarAsync<int?>(new CommandDefinition(
            """
            insert into alert_rules (name, version, warning, critical, hold_seconds, enabled, reason, changed_by, changed_at)
            values (@Name, @Version + 1, @Warning, @Critical, @hold, @IsEnabled, @Reason, @by, @now)
            on conflict (name, version) do nothing
            returning version
            """,
            new { changed.Name, changed.Version, changed.Warning, changed.Critical, hold = (int)changed.Hold.TotalSeconds, changed.IsEnabled, changed.Reason, by, now = time.GetUtcNow().UtcDateTime },
            cancellationToken: cancellationToken));
    }

    private static AlertRule Apply(AlertRule rule, Change change) => rule with
    {
        Warning = change.Warning,
        Critical = change.Critical,
        Hold = TimeSpan.FromSeconds(change.HoldSeconds),
        IsEnabled = change.Enabled,
        Version = change.Version,
        ChangedBy = change.ChangedBy,
        Reason = change.Reason,
    };

    private sealed record Change(string Name, int Version, double? Warning, double? Critical, int HoldSeconds, bool Enabled, string Reason, string ChangedBy);
}
