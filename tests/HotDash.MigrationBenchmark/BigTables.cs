using System.Diagnostics;
using HotDash.Migrations;
using HotDash.Migrations.Folders;
using HotDash.Migrations.Tests.Corpus;
using HotDash.Tests;
using HotDash.TestServers;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace HotDash.MigrationBenchmark;

/// <summary>The corpus' schema with big tables; each migration gets a copy of its own.</summary>
internal sealed class BigTables
{
    private const string Template = "big";
    private const int MostAttempts = 3;

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_base = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan s_wake = TimeSpan.FromSeconds(0.5);

    private readonly PostgresTestServer _server;
    private readonly int _rows;

    private BigTables(PostgresTestServer server, int rows)
    {
        _server = server;
        _rows = rows;
    }

    /// <summary>Ours, applied by our runner, on a table that is big here.</summary>
    public static bool Concerns(SqlMigration migration) =>
        migration.Layout == MigrationLayout.HotDash && new[] { "customers", "orders", "products" }.Any(table => migration.Sql.Contains(table, StringComparison.OrdinalIgnoreCase));

    public static async Task<BigTables> CreateAsync(int rows, CancellationToken cancellationToken)
    {
        var tables = new BigTables(await PostgresTestServer.GetAsync(cancellationToken), rows);
        await tables.CopyAsync(cancellationToken);

        return tables;
    }

    /// <summary>A machine that others use can make readers wait as well: what is out of bounds has to be so three times.</summary>
    public async Task<LoadResult> MeasureUntilSafeAsync(CorpusCase item, CancellationToken cancellationToken)
    {
        var result = await MeasureAsync(item, cancellationToken);

        for (var attempt = 2; attempt <= MostAttempts && !result.IsSafe; attempt++)
        {
            Console.WriteLine(result);
            result = await MeasureAsync(item, cancellationToken) with { Attempt = attempt };
        }

        return result;
    }

    private async Task<LoadResult> MeasureAsync(CorpusCase item, CancellationToken cancellationToken)
    {
        var connectionString = await CopyAsync(cancellationToken);

        try
        {
            return await MeasureAsync(item, connectionString, cancellationToken);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await _server.DropDatabaseAsync(connectionString, CancellationToken.None);
        }
    }

    private Task<string> CopyAsync(CancellationToken cancellationToken) => _server.CreateDatabaseAsync(Template, FillAsync, cancellationToken);

    private async Task<LoadResult> MeasureAsync(CorpusCase item, string connectionString, CancellationToken cancellationToken)
    {
        await using var target = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = LockSampler.ApplicationName }.ConnectionString);
        await using var sampler = new LockSampler(connectionString);
        await using var load = new Load(connectionString, _rows);
        await Task.Delay(s_warmUp, cancellationToken);
        var opened = Stopwatch.GetTimestamp();
        await Task.Delay(s_base, cancellationToken);
        var started = Stopwatch.GetTimestamp();
        string? problem = null;

        try
        {
            await new MigrationRunner(target, NullLogger<MigrationRunner>.Instance).ApplyAsync(new SqlMigrationSet("big", [item.Migration]), cancellationToken);
        }
        catch (MigrationException exception)
        {
            problem = exception.Message;
        }

        var elapsed = Stopwatch.GetElapsedTime(started);
        await Task.Delay(s_wake, cancellationToken);
        var over = Stopwatch.GetTimestamp();
        await Task.Delay(s_base, cancellationToken);

        return new LoadResult
        {
            Name = item.Name,
            Elapsed = elapsed,
            Locks = await sampler.StopAsync(),
            Before = load.Between(opened, started),
            During = load.Between(started, over),
            After = load.Between(over, Stopwatch.GetTimestamp()),
            Problem = problem,
        };
    }

    private async Task FillAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        var schema = await File.ReadAllTextAsync(RepositoryRoot.Combine("tests/data/migrations/base.sql"), cancellationToken);
        await using var command = new NpgsqlCommand(
            $"""
            {schema};
            insert into customers (email, name, phone, region) select 'c' || n || '@example.com', 'Customer ' || n, '+49 ' || n, 'eu' from generate_series(1, {_rows}) n;
            insert into products (sku, title, price, weight, rating) select 'sku-' || n, 'Product ' || n, 1 + n % 90, 1 + n % 10, 1 + n % 5 from generate_series(1, {_rows}) n;
            insert into orders (customer_id, total, note, external_id) select n, n % 500, 'note', 'x' || n from generate_series(1, {_rows}) n;
            insert into order_lines (order_id, product_id, quantity, price, unit) select n, n, 1, 10, 'piece' from generate_series(1, {_rows}) n;
            insert into notes (customer_id, author, body) select n, 'ann', 'body' from generate_series(1, 1000) n;
            refresh materialized view sales;
            analyze
            """,
            connection)
        { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
