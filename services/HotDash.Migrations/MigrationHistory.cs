using Npgsql;

namespace HotDash.Migrations;

/// <summary>The table <c>hotdash_migrations</c> of a database: what was applied to it.</summary>
internal static class MigrationHistory
{
    public const string Table = "hotdash_migrations";

    private const string Create = $"""
        create table if not exists {Table} (
            name text primary key,
            checksum text not null,
            applied_at timestamptz not null default now())
        """;

    public static async Task EnsureAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Create, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task<Dictionary<string, (string Checksum, DateTimeOffset At)>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var history = new Dictionary<string, (string, DateTimeOffset)>(StringComparer.Ordinal);
        await using var exists = new NpgsqlCommand($"select to_regclass('{Table}') is not null", connection);

        if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return history;
        }

        await using var command = new NpgsqlCommand($"select name, checksum, applied_at from {Table}", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);

        while (await reader.ReadAsync(cancellationToken))
        {
            history.Add(reader.GetString(0), (reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2)));
        }

        return history;
    }

    public static async Task AddAsync(NpgsqlConnection connection, SqlMigration migration, CancellationToken cancellationToken)
    {
        await using var record = new NpgsqlCommand($"insert into {Table} (name, checksum) values ($1, $2)", connection)
        {
            Parameters = { new() { Value = migration.Name }, new() { Value = migration.Checksum } },
        };
        await record.ExecuteNonQueryAsync(cancellationToken);
    }
}
