using System.Diagnostics;
using HotDash.SystemHarness;
using HotDash.TestServers;
using Npgsql;
using StackExchange.Redis;

namespace HotDash.Containers.Tests.Servers;

/// <summary>The servers that tests take, by the same code on each kind.</summary>
public sealed class TestServerTests(ITestOutputHelper output)
{
    private const int Clones = 10;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TestServerKind.Embedded)]
    [InlineData(TestServerKind.Containers)]
    public async Task Databases_ClonedFromATemplate_AreApart(TestServerKind kind)
    {
        await SkipIfMissingAsync(kind);
        await using var server = await PostgresTestServer.StartAsync(kind, Cancelled);
        await server.CreateDatabaseAsync("rows", FillAsync, Cancelled);
        var times = new List<TimeSpan>();
        var databases = new List<string>();
        for (var clone = 0; clone < Clones; clone++)
        {
            var started = Stopwatch.GetTimestamp();
            databases.Add(await server.CreateDatabaseAsync("rows", FillAsync, Cancelled));
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        await ExecuteAsync(databases[0], "delete from rows");

        var median = times.Order().ElementAt(Clones / 2);
        output.WriteLine($"{kind}: median of {Clones} clones {median.TotalMilliseconds:F0} ms (goal on a quiet machine: 150 ms)");
        Assert.Equal(1000L, await ExecuteAsync(databases[1], "select count(*) from rows"));
    }

    [Theory]
    [InlineData(TestServerKind.Embedded)]
    [InlineData(TestServerKind.Containers)]
    public async Task Redis_OfEachKind_WantsItsPasswordAndKeepsKeys(TestServerKind kind)
    {
        await SkipIfMissingAsync(kind);
        await using var server = await RedisTestServer.StartAsync(kind, Cancelled);

        await using var connection = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        await connection.GetDatabase().StringSetAsync("kept", 42);

        Assert.Equal(42, (int)await connection.GetDatabase().StringGetAsync("kept"));
        await Assert.ThrowsAsync<RedisConnectionException>(() => ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{server.Port},connectRetry=0,connectTimeout=2000"));
    }

    private static async Task SkipIfMissingAsync(TestServerKind kind)
    {
        if (kind == TestServerKind.Containers)
        {
            var obstacle = await ContainerBackend.FindObstacleAsync(Cancelled);
            Assert.SkipUnless(obstacle is null, obstacle ?? "");
            foreach (var name in new[] { "HotDash__Images__Postgres", "HotDash__Images__Redis" })
            {
                Environment.SetEnvironmentVariable(name, ContainerBackend.Environment[name]);
            }
        }
    }

    private static Task FillAsync(string connectionString, CancellationToken cancellationToken) =>
        ExecuteAsync(connectionString, "create table rows as select n from generate_series(1, 1000) n");

    private static async Task<object?> ExecuteAsync(string connectionString, string statement)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var command = dataSource.CreateCommand(statement);

        return await command.ExecuteScalarAsync(Cancelled);
    }
}
