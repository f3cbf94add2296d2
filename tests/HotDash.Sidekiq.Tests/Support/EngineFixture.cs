using HotDash.TestServers;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Tests.Support;

/// <summary>A server of its own for one test class.</summary>
public abstract class EngineFixture(RedisTestEngine engine) : IAsyncLifetime
{
    private const int Databases = 16;
    private int _next = -1;

    public RedisTestServer Server { get; private set; } = null!; // set before the first test runs

    public string ConnectionString => Server.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(engine == RedisTestEngine.Redis && Executable.Find("redis-server") is null, "redis-server is not installed (apt-get install redis-server).");
        Server = await RedisTestServer.StartAsync(engine, CancellationToken.None);
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
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
