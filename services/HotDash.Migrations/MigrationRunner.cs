using Microsoft.Extensions.Logging;
using Npgsql;

namespace HotDash.Migrations;

/// <summary>
/// Applies a set in order, one transaction per file, under an advisory lock, and records name, checksum and time in
/// <c>hotdash_migrations</c>. A file that was applied and has changed since stops the run before anything is applied.
/// </summary>
public sealed partial class MigrationRunner(NpgsqlDataSource dataSource, ILogger<MigrationRunner> logger)
{
    /// <summary>"hotdash" on a phone keypad: any fixed number serves, as long as every runner uses the same.</summary>
    private const long AdvisoryLock = 4683274;

    /// <returns>The names applied by this run, in order; empty when the schema was current.</returns>
    /// <exception cref="MigrationException">A file changed after it was applied, or failed.</exception>
    public async Task<IReadOnlyList<string>> ApplyAsync(SqlMigrationSet set, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(set);

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(connection, $"select pg_advisory_lock({AdvisoryLock})", cancellationToken);

        try
        {
            await ExecuteAsync(connection, CreateHistory, cancellationToken);
            var applied = await ReadHistoryAsync(connection, cancellationToken);
            RefuseChanged(set, applied);

            var pending = set.Migrations.Where(migration => !applied.ContainsKey(migration.Name)).ToList();
            foreach (var migration in pending)
            {
                await ApplyOneAsync(connection, set, migration, cancellationToken);
            }

            return [.. pending.Select(migration => migration.Name)];
        }
        finally
        {
            // The lock must be given back even when the caller has been cancelled; it would otherwise live as long as the pooled connection.
            await ExecuteAsync(connection, $"select pg_advisory_unlock({AdvisoryLock})", CancellationToken.None);
        }
    }

    private const string CreateHistory = """
        create table if not exists hotdash_migrations (
            name text primary key,
            checksum text not null,
            applied_at timestamptz not null default now())
        """;

    private static void RefuseChanged(SqlMigrationSet set, Dictionary<string, string> applied)
    {
        foreach (var migration in set.Migrations)
        {
            if (applied.TryGetValue(migration.Name, out var checksum) && checksum != migration.Checksum)
            {
                throw new MigrationException(
                    $"Migration '{migration.Name}' of '{set.Name}' was applied with checksum {checksum[..12]} and is now {migration.Checksum[..12]}. "
                    + "Restore the file and put the change into a new migration.");
            }
        }
    }

    private async Task ApplyOneAsync(NpgsqlConnection connection, SqlMigrationSet set, SqlMigration migration, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        try
        {
            await ExecuteAsync(connection, "set local lock_timeout = '5s'", cancellationToken);
            await ExecuteAsync(connection, migration.Sql, cancellationToken);
            await using var record = new NpgsqlCommand("insert into hotdash_migrations (name, checksum) values ($1, $2)", connection)
            {
                Parameters = { new() { Value = migration.Name }, new() { Value = migration.Checksum } },
            };
            await record.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException exception)
        {
            throw new MigrationException($"Migration '{migration.Name}' of '{set.Name}' failed and was rolled back: {exception.MessageText} ({exception.SqlState}).", exception);
        }

        LogApplied(set.Name, migration.Name);
    }

    private static async Task<Dictionary<string, string>> ReadHistoryAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select name, checksum from hotdash_migrations", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var history = new Dictionary<string, string>(StringComparer.Ordinal);

        while (await reader.ReadAsync(cancellationToken))
        {
            history.Add(reader.GetString(0), reader.GetString(1));
        }

        return history;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Applied migration {Migration} of {Set}")]
    private partial void LogApplied(string set, string migration);
}
