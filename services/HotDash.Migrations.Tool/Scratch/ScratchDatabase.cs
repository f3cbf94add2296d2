using Npgsql;

namespace HotDash.Migrations.Tool.Scratch;

/// <summary>A database of its own on a scratch server, dropped when disposed.</summary>
internal sealed class ScratchDatabase : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name;

    private ScratchDatabase(string server, string name)
    {
        _server = server;
        _name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false, IncludeErrorDetail = true }.ConnectionString;
    }

    public string ConnectionString { get; }

    /// <param name="server">Npgsql's connection string of an administrator.</param>
    /// <param name="template">The database to copy; null for an empty one.</param>
    public static async Task<ScratchDatabase> CreateAsync(string server, ScratchDatabase? template, CancellationToken cancellationToken)
    {
        var database = new ScratchDatabase(server, $"hotdash_gate_{Guid.NewGuid():N}");
        await database.OnServerAsync($"create database {database._name} template {template?._name ?? "template0"}", cancellationToken);

        return database;
    }

    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(ConnectionString);

        try
        {
            await connection.OpenAsync(cancellationToken);

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Dropped also when the caller has been cancelled: nobody else would.</summary>
    public async ValueTask DisposeAsync() => await OnServerAsync($"drop database if exists {_name} with (force)", CancellationToken.None);

    private async Task OnServerAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
