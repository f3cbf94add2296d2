using HotDash.TestServers;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Tests.Support;

/// <summary>A server of its own for one test class.</summary>
public abstract class EngineFixture(RedisTestEngine engine) : IAsyncLifetime
{
    private const int Databases = 16;
    private RedisTestServer? _server;
    private int _next = -1;

    /// <summary>Skips the test that asks when the machine lacks the engine; a fixture that skipped itself would fail the class.</summary>
    public RedisTestServer Server
    {
        get
        {
            Assert.SkipWhen(_server is null, "redis-server is not installed (apt-get install redis-server).");

            return _server;
        }
    }

    public string ConnectionString => Server.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        if (engine != RedisTestEngine.Redis || Executable.Find("redis-server") is not null)
        {
            _server = await RedisTestServer.StartAsync(engine, CancellationToken.None);
        }
    }

    /// <summary>An empty database. Tests of one class follow one another, so the numbers may come round again.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var number = Interlocked.Increment(ref _next) % Databases;
        await using var connection = await ConnectionMultiplexer.ConnectAsync(ConnectionString + ",allowAdmin=true");
        await connection.GetDatabase(number).ExecuteAsync("FLUSHDB");

        return $"{ConnectionString},defaultDatabase={number}";
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
