using Npgsql;

namespace HotDash.Embedded.Host.Postgres;

/// <summary>Makes the databases and their owners as they are wanted, whatever is there already.</summary>
internal sealed class PostgresProvisioning(string connectionString)
{
    public async Task ApplyAsync(IReadOnlyList<PostgresDatabaseSettings> databases, CancellationToken cancellationToken)
    {
        if (databases.Count == 0)
        {
            return;
        }

        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);

        foreach (var database in databases)
        {
            await EnsureRoleAsync(connection, database, cancellationToken);
            await EnsureDatabaseAsync(connection, database, cancellationToken);
        }
    }

    private static async Task EnsureRoleAsync(NpgsqlConnection connection, PostgresDatabaseSettings database, CancellationToken cancellationToken)
    {
        var stored = await FindAsync(connection, "select coalesce(rolpassword, '') from pg_authid where rolname = $1", database.User, cancellationToken);
        if (stored is not null && ScramVerifier.Matches(stored, database.Password))
        {
            return;
        }

        var verb = stored is null ? "create" : "alter";
        await ExecuteAsync(connection, $"{verb} role {Quote(database.User)} login password '{ScramVerifier.Create(database.Password)}'", cancellationToken);
    }

    private static async Task EnsureDatabaseAsync(NpgsqlConnection connection, PostgresDatabaseSettings database, CancellationToken cancellationToken)
    {
        var owner = await FindAsync(connection, "select pg_get_userbyid(datdba)::text from pg_database where datname = $1", database.Name, cancellationToken);

        if (owner is null)
        {
            await ExecuteAsync(connection, $"create database {Quote(database.Name)} owner {Quote(database.User)}", cancellationToken);
            await ExecuteAsync(connection, $"revoke connect, temporary on database {Quote(database.Name)} from public", cancellationToken);
        }
        else if (owner != database.User)
        {
            await ExecuteAsync(connection, $"alter database {Quote(database.Name)} owner to {Quote(database.User)}", cancellationToken);
        }
    }

    private static async Task<string?> FindAsync(NpgsqlConnection connection, string query, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(query, connection) { Parameters = { new() { Value = name } } };
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
