using StackExchange.Redis;

namespace HotDash.Embedded.Tests;

public sealed class GarnetLogTests
{
    private static ReadOnlySpan<byte> CommitStart => [0xD8, 0xFF, 0xFF, 0xFF, 0x01, 0x00, 0x00, 0x00];

    [Fact]
    public async Task Start_OnALogTornInsideItsLastCommit_LosesThatCommitAlone()
    {
        const int Pushed = 200;
        using var folder = new HostFolder();
        await using (var host = new HostRun("redis", folder.Redis("garnet")))
        {
            await using var connection = await ConnectAsync((await host.ReadyAsync()).Port);
            for (var number = 0; number < Pushed; number++)
            {
                await connection.GetDatabase().ListLeftPushAsync("ledger", number);
            }
        }

        TearAfterLastCommitStart(Path.Combine(folder.Real, "data", "AOF"));
        await using var again = new HostRun("redis", folder.Redis("garnet"));
        await using var connectionAgain = await ConnectAsync((await again.ReadyAsync()).Port);

        Assert.InRange(await connectionAgain.GetDatabase().ListLengthAsync("ledger"), Pushed - 1, Pushed);
        Assert.Contains("repaired: ", again.Output, StringComparison.Ordinal);
    }

    private static Task<ConnectionMultiplexer> ConnectAsync(int port) => ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{port},password=redis-Pw4");

    private static void TearAfterLastCommitStart(string logFolder)
    {
        var log = Directory.EnumerateFiles(logFolder, "aof.log.*").Order(StringComparer.Ordinal).Last(file => File.ReadAllBytes(file).AsSpan().IndexOf(CommitStart) > 0);
        var position = File.ReadAllBytes(log).AsSpan().LastIndexOf(CommitStart);
        Assert.True(position > 0, $"'{log}' holds no commit record");
        using var file = new FileStream(log, FileMode.Open, FileAccess.Write);
        file.SetLength(position + CommitStart.Length);
    }
}
