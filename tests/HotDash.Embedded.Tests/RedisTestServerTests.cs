using HotDash.TestServers;
using StackExchange.Redis;

namespace HotDash.Embedded.Tests;

public sealed class RedisTestServerTests
{
    [Theory]
    [InlineData(RedisTestEngine.Product)]
    [InlineData(RedisTestEngine.Garnet)]
    public async Task Start_AnyEngine_AsksForThePasswordAndServes(RedisTestEngine engine)
    {
        await using var server = await RedisTestServer.StartAsync(engine, TestContext.Current.CancellationToken);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);

        await connection.GetDatabase().ListLeftPushAsync("queue:default", "job");

        Assert.Equal("job", await connection.GetDatabase().ListRightPopAsync("queue:default"));
        await Assert.ThrowsAsync<RedisConnectionException>(() => ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{server.Port},connectTimeout=500,connectRetry=0"));
    }
}
