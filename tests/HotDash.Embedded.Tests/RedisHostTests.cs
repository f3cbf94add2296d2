using HotDash.Embedded.Host;
using StackExchange.Redis;

namespace HotDash.Embedded.Tests;

public sealed class RedisHostTests
{
    [Theory]
    [InlineData("redis")]
    [InlineData("garnet")]
    public async Task Server_KilledUnderLoad_LosesNothingAcknowledged(string engine)
    {
        SkipWithout(engine);
        using var folder = new HostFolder();
        await using var host = new HostRun("redis", folder.Redis(engine));
        var acknowledged = 0;

        for (var kill = 1; kill <= 5; kill++)
        {
            var (port, server) = await host.ReadyAsync(kill);
            acknowledged += await PushUntilKilledAsync(port, server, acknowledged);
        }

        var (lastPort, _) = await host.ReadyAsync(6);
        await using var connection = await ConnectAsync(lastPort);
        var found = (await connection.GetDatabase().ListRangeAsync("ledger")).Select(value => (int)value).ToHashSet();
        Assert.True(acknowledged > 50);
        Assert.Empty(Enumerable.Range(0, acknowledged).Except(found));
    }

    [Theory]
    [InlineData("redis")]
    [InlineData("garnet")]
    public async Task Server_StoppedAndStarted_KeepsDataAndShowsNoPassword(string engine)
    {
        SkipWithout(engine);
        using var folder = new HostFolder();
        await using (var host = new HostRun("redis", folder.Redis(engine)))
        {
            var (port, server) = await host.ReadyAsync();
            await using var connection = await ConnectAsync(port);
            await connection.GetDatabase().StringSetAsync("kept", 42);
            Assert.DoesNotContain("-Pw", host.Output + ProcessFacts.Arguments(host.Id) + ProcessFacts.Arguments(server) + ProcessFacts.EnvironmentOf(server), StringComparison.Ordinal);
            Assert.NotEqual("0", ProcessFacts.User(server));
            Assert.Equal(ExitCodes.Done, await host.StopAsync());
        }

        await using var again = new HostRun("redis", folder.Redis(engine));
        await using var connectionAgain = await ConnectAsync((await again.ReadyAsync()).Port);
        Assert.Equal(42, (int)await connectionAgain.GetDatabase().StringGetAsync("kept"));
    }

    [Fact]
    public async Task Engine_OnceRecorded_IsKeptUntilReset()
    {
        SkipWithout("redis");
        using var folder = new HostFolder();
        await using (var host = new HostRun("redis", folder.Redis("garnet")))
        {
            await host.ReadyAsync();
        }

        await using (var automatic = new HostRun("redis", folder.Redis()))
        {
            await automatic.ReadyAsync();
            Assert.Contains("ready: garnet", automatic.Output, StringComparison.Ordinal);
        }

        await using (var other = new HostRun("redis", folder.Redis("redis")))
        {
            Assert.Equal(ExitCodes.Refused, await other.EndedAsync());
            Assert.Contains("belong to garnet", other.Output, StringComparison.Ordinal);
        }

        await using (var reset = new HostRun("reset", folder.Redis()))
        {
            Assert.Equal(ExitCodes.Done, await reset.EndedAsync());
        }

        await using var anew = new HostRun("redis", folder.Redis("redis"));
        await anew.ReadyAsync();
        Assert.Contains("ready: redis", anew.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Machine_WithoutRedis_GetsGarnetAndAnExplicitWishIsRefused()
    {
        using var folder = new HostFolder();
        var automatic = folder.Redis();
        automatic["PATH"] = "/nonexistent";
        await using (var host = new HostRun("redis", automatic))
        {
            await host.ReadyAsync();
            Assert.Contains("ready: garnet", host.Output, StringComparison.Ordinal);
        }

        using var other = new HostFolder();
        var wish = other.Redis("valkey");
        wish["PATH"] = "/nonexistent";
        await using var refused = new HostRun("redis", wish);
        Assert.Equal(ExitCodes.Usage, await refused.EndedAsync());
        Assert.Contains("no valkey-server 7 or newer is on PATH", refused.Output, StringComparison.Ordinal);
    }

    private static void SkipWithout(string engine) =>
        Assert.SkipUnless(engine == "garnet" || IsOnPath($"{engine}-server"), $"{engine}-server is not installed.");

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static Task<ConnectionMultiplexer> ConnectAsync(int port)
    {
        var options = ConfigurationOptions.Parse($"127.0.0.1:{port},password=redis-Pw4,connectTimeout=5000");
        options.BacklogPolicy = BacklogPolicy.FailFast;
        return ConnectionMultiplexer.ConnectAsync(options);
    }

    private static async Task<int> PushUntilKilledAsync(int port, int server, int first)
    {
        await using var connection = await ConnectAsync(port);
        var database = connection.GetDatabase();
        _ = Task.Run(async () =>
        {
            await Task.Delay(150);
            HostRun.Signal(server, 9);
        });

        for (var pushed = 0; ; pushed++)
        {
            try
            {
                await database.ListLeftPushAsync("ledger", first + pushed);
            }
            catch (Exception exception) when (exception is RedisException or TimeoutException)
            {
                return pushed;
            }
        }
    }
}
