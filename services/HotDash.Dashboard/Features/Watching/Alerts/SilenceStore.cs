using Dapper;
using Npgsql;

namespace HotDash.Dashboard.Features.Watching.Alerts;

internal sealed class SilenceStore(NpgsqlDataSource dataSource)
{
    public async Task<IReadOnlyList<Silence>> ReadActiveAsync(DateTime now, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return [.. await connection.QueryAsync<Silence>(new CommandDefinition(
            """
            select id, environment, rule, reason, created_by, created_at, expires_at
            from alert_silences where ended_at is null and expires_at > @now order by expires_at
            """,
            new { now },
            cancellationToken: cancellationToken))];
    }

    public async Task<long> AddAsync(string environment, string rule, string reason, string by, DateTime now, TimeSpan length, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            insert into alert_silences (environment, rule, reason, created_by, created_at, expires_at)
            values (@environment, @rule, @reason, @by, @now, @until) returning id
            """,
            new { environment, rule, reason, by, now, until = now + length },
            cancellationToken: cancellationToken));
    }

    public async Task EndAsync(long id, DateTime now, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "update alert_silences set ended_at = @now where id = @id and ended_at is null", new { id, now }, cancellationToken: cancellationToken));
    }
}
