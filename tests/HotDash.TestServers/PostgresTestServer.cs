using System.Collections.Concurrent;
using System.Security.Cryptography;
using HotDash.TestServers.Containers;
using Npgsql;

namespace HotDash.TestServers;

/// <summary>
/// The PostgreSQL of this test process: started at the first use, gone with the process. Each test takes an own database
/// from it. fsync is off; use the product's own host to test durability.
/// </summary>
public sealed class PostgresTestServer : IAsyncDisposable
{
    // The server is shared by all tests, so no single test's cancellation may end its start.
    private static readonly Lazy<Task<PostgresTestServer>> s_shared = new(() => StartAsync(TestServerSettings.Kind, CancellationToken.None));

    private readonly IServerHost _host;
    private readonly string _password;
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _templates = new(StringComparer.Ordinal);

    private PostgresTestServer(IServerHost host, string password)
    {
        _host = host;
        _password = password;
    }

    public int Port => _host.Port;

    public static Task<PostgresTestServer> GetAsync(CancellationToken cancellationToken) => s_shared.Value.WaitAsync(cancellationToken);

    /// <summary>Starts a server apart from the shared one; dispose it.</summary>
    public static async Task<PostgresTestServer> StartAsync(TestServerKind kind, CancellationToken cancellationToken)
    {
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["EMBEDDED_PASSWORD"] = password };
        IServerHost host = kind == TestServerKind.Containers
            ? await ContainerServer.StartPostgresAsync(TestServerSettings.PostgresImage, password, cancellationToken)
            : await EmbeddedHostProcess.StartAsync("postgres", settings, cancellationToken);

        return new PostgresTestServer(host, password);
    }

    /// <summary>Creates an empty database.</summary>
    /// <returns>An Npgsql connection string of the administrator.</returns>
    public Task<string> CreateDatabaseAsync(CancellationToken cancellationToken) => CloneAsync("template0", cancellationToken);

    /// <summary>
    /// Creates a copy of a database that <paramref name="prepare"/> fills once per test process, for instance by migrations.
    /// <paramref name="template"/> names the contents: same name, same contents.
    /// </summary>
    public async Task<string> CreateDatabaseAsync(string template, Func<string, CancellationToken, Task> prepare, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(template);
        ArgumentNullException.ThrowIfNull(prepare);

        var source = await _templates.GetOrAdd(template, _ => new Lazy<Task<string>>(() => PrepareAsync(prepare))).Value.WaitAsync(cancellationToken);
        return await CloneAsync(source, cancellationToken);
    }

    public async Task DropDatabaseAsync(string connectionString, CancellationToken cancellationToken)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await using var connection = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(connection);
        await ExecuteAsync($"drop database if exists \"{database}\" with (force)", cancellationToken);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task<string> PrepareAsync(Func<string, CancellationToken, Task> prepare)
    {
        var connectionString = await CloneAsync("template0", CancellationToken.None);
        await prepare(connectionString, CancellationToken.None);

        // A database with open connections cannot be copied.
        var database = new NpgsqlConnectionStringBuilder(connectionString).Database ?? "";
        await ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database}'", CancellationToken.None);
        return database;
    }

    private async Task<string> CloneAsync(string source, CancellationToken cancellationToken)
    {
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync($"create database {name} template {source} strategy file_copy", cancellationToken);
        return ConnectionString(name);
    }

    private async Task ExecuteAsync(string statement, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = "postgres",
        Password = _password,
        Database = database,
        MaxPoolSize = 20,
    }.ConnectionString;
}
