using HotDash.Sidekiq.Clients;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Tests.Support;

/// <summary>A client without a worker.</summary>
internal sealed class TestClient : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TestClient(ServiceProvider services, IDatabase database)
    {
        _services = services;
        Database = database;
    }

    public SidekiqClient Sidekiq => _services.GetRequiredService<SidekiqClient>();

    public IServiceProvider Services => _services;

    public IDatabase Database { get; }

    public static async Task<TestClient> ConnectAsync(string redis, Action<IServiceCollection>? configure = null)
    {
        var collection = new ServiceCollection().AddLogging().AddSidekiqClient(redis);
        configure?.Invoke(collection);
        var services = collection.BuildServiceProvider();

        return new TestClient(services, await services.GetRequiredService<SidekiqConnection>().GetDatabaseAsync());
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
