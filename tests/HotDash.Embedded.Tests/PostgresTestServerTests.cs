using System.Diagnostics;
using HotDash.TestServers;
using Npgsql;

namespace HotDash.Embedded.Tests;

public sealed class PostgresTestServerTests(ITestOutputHelper output)
{
    [Fact]
    public async Task CreateDatabase_FromTemplate_HoldsItsRowsAndIsFast()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var server = await PostgresTestServer.GetAsync(cancellationToken);
        var first = await server.CreateDatabaseAsync("rows", FillAsync, cancellationToken);
        var clock = Stopwatch.StartNew();

        var second = await server.CreateDatabaseAsync("rows", FillAsync, cancellationToken);

        output.WriteLine($"clone: {clock.ElapsedMilliseconds} ms");
        Assert.NotEqual(first, second);
        Assert.Equal(1000L, await CountAsync(first, cancellationToken));
        Assert.Equal(1000L, await CountAsync(second, cancellationToken));
        await server.DropDatabaseAsync(first, cancellationToken);
        await Assert.ThrowsAsync<PostgresException>(() => CountAsync(first, cancellationToken));
    }

    private static async Task FillAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var command = dataSource.CreateCommand("create table rows as select n from generate_series(1, 1000) n");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<long> CountAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var command = dataSource.CreateCommand("select count(*) from rows");
        return (long)(await command.ExecuteScalarAsync(cancellationToken) ?? 0L);
    }
}
