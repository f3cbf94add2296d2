using StackExchange.Redis;

namespace HotDash.Sidekiq;

/// <summary>The connection of this process to the Redis that holds the queues. Connects on first use and reconnects by itself.</summary>
public sealed class SidekiqConnection : IAsyncDisposable
{
    private readonly Lazy<Task<ConnectionMultiplexer>> _multiplexer;

    /// <param name="connectionString">StackExchange.Redis format: <c>host:port,password=…</c>.</param>
    public SidekiqConnection(string connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            throw new ArgumentException("The Redis connection string is empty. Set ConnectionStrings__redis, for example to 'localhost:6379,password=…'.", nameof(connectionString));
        }

        Configuration = ConfigurationOptions.Parse(connectionString);
        Configuration.AbortOnConnectFail = false;
        Configuration.ClientName ??= "hotdash-sidekiq";
        // CLIENT UNBLOCK counts as an administrator's command here.
        Configuration.AllowAdmin = true;
        _multiplexer = new(() => ConnectionMultiplexer.ConnectAsync(Configuration));
    }

    internal ConfigurationOptions Configuration { get; }

    public async ValueTask<IDatabase> GetDatabaseAsync() => (await _multiplexer.Value).GetDatabase();

    /// <summary>False while Redis is out of reach. A command then waits for the reconnection and fails after five seconds.</summary>
    internal async ValueTask<bool> IsConnectedAsync() => (await _multiplexer.Value).IsConnected;

    public async ValueTask DisposeAsync()
    {
        if (_multiplexer.IsValueCreated)
        {
            // Whoever needs an answer has awaited it; what is still waiting waits for a Redis that is gone.
            await (await _multiplexer.Value).CloseAsync(allowCommandsToComplete: false);
            await (await _multiplexer.Value).DisposeAsync();
        }
    }
}
