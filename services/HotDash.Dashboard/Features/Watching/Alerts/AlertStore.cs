using Dapper;
using Npgsql;

namespace HotDash.Dashboard.Features.Watching.Alerts;

internal sealed class AlertStore(NpgsqlDataSource dataSource)
{
    public async Task<IReadOnlyList<Alert>> ReadOpenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return [.. await connection.QueryAsync<Alert>(new CommandDefinition(
            "select * from alerts where cleared_at is null order by level, fired_at", cancellationToken: cancellationToken))];
    }

    /// <summary>Newest first; those that were open at any time since <paramref name="from"/>.</summary>
    public async Task<IReadOnlyList<Alert>> ReadSinceAsync(DateTime from, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return [.. await connection.QueryAsync<Alert>(new CommandDefinition(
            "select * from alerts where cleared_at is null or cleared_at >= @from order by fired_at desc limit 500", new { from }, cancellationToken: cancellationToken))];
    }

    /// <returns>The alert's id; null when the same fault has an open alert already.</returns>
    public static Task<long?> OpenAsync(NpgsqlConnection connection, Alert alert, CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            """
            insert into alerts (environment, rule, rule_version, subject, level, value, detail, started_at, fired_at, critical_at)
            values (@Environment, @Rule, @RuleVersion, @Subject, @Level, @Value, @Detail, @StartedAt, @FiredAt, @CriticalAt)
            on conflict (environment, rule, subject) where cleared_at is null do nothing
            returning id
            """,
            alert,
            cancellationToken: cancellationToken));

    public static Task UpdateAsync(NpgsqlConnection connection, Alert alert, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            "update alerts set level = @Level, value = @Value, detail = @Detail, critical_at = @CriticalAt, cleared_at = @ClearedAt where id = @Id and cleared_at is null",
            alert,
            cancellationToken: cancellationToken));

    /// <returns>Whether this call was the first.</returns>
    public async Task<bool> AcknowledgeAsync(long id, string by, DateTime at, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return await connection.ExecuteAsync(new CommandDefinition(
            "update alerts set acknowledged_at = @at, acknowledged_by = @by where id = @id and acknowledged_at is null and cleared_at is null",
            new { id, by, at },
            cancellationToken: cancellationToken)) == 1;
    }
}
