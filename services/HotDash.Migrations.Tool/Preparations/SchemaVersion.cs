using Npgsql;

namespace HotDash.Migrations.Tool.Preparations;

/// <summary>What an application's own migrations say about a database: the newest one, and how many there are (Rails: <c>schema_migrations</c>).</summary>
internal sealed record SchemaVersion(string? Newest, long Count)
{
    public static async Task<SchemaVersion> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var exists = new NpgsqlCommand("select to_regclass('schema_migrations') is not null", connection);

        if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return new SchemaVersion(null, 0);
        }

        await using var command = new NpgsqlCommand("select max(version)::text, count(*) from schema_migrations", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);

        return new SchemaVersion(await reader.IsDBNullAsync(0, cancellationToken) ? null : reader.GetString(0), reader.GetInt64(1));
    }

    public override string ToString() => Newest is null ? "none" : $"{Newest} ({Count})";
}
