using Dapper;
using Npgsql;

namespace HotDash.Dashboard.Features.Watching;

/// <summary>When somebody last watched: the first question when no alert comes.</summary>
internal sealed class WatchPasses(NpgsqlDataSource dataSource)
{
    public async Task MarkAsync(DateTime at, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into watch_passes (id, host, at) values (1, @host, @at) on conflict (id) do update set host = excluded.host, at = excluded.at",
            new { host = Environment.MachineName, at },
            cancellationToken: cancellationToken));
    }

    public async Task<DateTime?> ReadLatestAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return await connection.ExecuteScalarAsync<DateTime?>(new CommandDefinition("select at from watch_passes", cancellationToken: cancellationToken));
    }
}
