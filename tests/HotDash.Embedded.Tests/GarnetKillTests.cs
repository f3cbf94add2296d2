using System.Collections.Concurrent;
using StackExchange.Redis;

namespace HotDash.Embedded.Tests;

public sealed class GarnetKillTests
{
    private const int Writers = 4;
    private const int Kills = 4;
    private const string Recovered = "recovered: the last Garnet here was killed";

    /// <summary>A kill inside a transaction leaves its start in the log; without a checkpoint the recovery after the next kill drops all that followed.</summary>
    [Fact]
    public async Task Kills_BetweenTransactions_LoseNothingAcknowledged()
    {
        using var folder = new HostFolder();
        await using var host = new HostRun("redis", folder.Redis("garnet"));
        var port = (await host.ReadyAsync()).Port;
        var acknowledged = new ConcurrentBag<string>();

        using (var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken))
        {
            var writers = Enumerable.Range(0, Writers).Select(writer => WriteAsync(port, writer, acknowledged, stop.Token)).ToList();
            for (var kill = 1; kill <= Kills; kill++)
            {
                var before = acknowledged.Count;
                await UntilAsync(() => acknowledged.Count > before + 200);
                HostRun.Signal((await host.ReadyAsync(kill)).Server, 9);
                await host.ReadyAsync(kill + 1);
            }

            await stop.CancelAsync();
            await Task.WhenAll(writers);
        }

        await using var connection = await ConnectAsync(port);
        var kept = (await connection.GetDatabase().ListRangeAsync("ledger")).Select(value => value.ToString()).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(acknowledged.Except(kept));
        Assert.Equal(Kills, host.Output.Split(Recovered).Length - 1);
    }

    [Fact]
    public async Task Start_AfterAStopInOrder_TakesNoCheckpoint()
    {
        using var folder = new HostFolder();
        await using (var host = new HostRun("redis", folder.Redis("garnet")))
        {
            await using var connection = await ConnectAsync((await host.ReadyAsync()).Port);
            await connection.GetDatabase().StringSetAsync("key", "kept");
        }

        await using var again = new HostRun("redis", folder.Redis("garnet"));
        await using var connectionAgain = await ConnectAsync((await again.ReadyAsync()).Port);

        Assert.Equal("kept", await connectionAgain.GetDatabase().StringGetAsync("key"));
        Assert.DoesNotContain(Recovered, again.Output, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(int port, int writer, ConcurrentBag<string> acknowledged, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(port);
        for (var number = 0; !cancellationToken.IsCancellationRequested; number++)
        {
            var value = $"{writer}.{number}";
            try
            {
                var transaction = connection.GetDatabase().CreateTransaction();
                _ = transaction.SetAddAsync("queues", "default");
                _ = transaction.ListLeftPushAsync("ledger", value);
                if (await transaction.ExecuteAsync())
                {
                    acknowledged.Add(value);
                }
            }
            catch (Exception exception) when (exception is RedisException or TimeoutException or TaskCanceledException)
            {
                await Task.Delay(20, CancellationToken.None); // Garnet is coming back.
            }
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private static Task<ConnectionMultiplexer> ConnectAsync(int port)
    {
        var options = ConfigurationOptions.Parse($"127.0.0.1:{port},password=redis-Pw4,abortConnect=false");
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new LinearRetry(50);
        return ConnectionMultiplexer.ConnectAsync(options);
    }
}
