using System.Text.Json.Nodes;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Tests.Support;

namespace HotDash.Sidekiq.Tests;

/// <summary>Workers are killed here, so they are processes of their own.</summary>
public abstract class RecoveryTests(EngineFixture engine)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task JobsOfAKilledProcess_AreTakenBackByAnother()
    {
        var redis = await engine.NewDatabaseAsync();
        using var first = WorkerProcess.Start(redis);
        await using var client = await TestClient.ConnectAsync(redis);
        await client.Sidekiq.PushBulkAsync([.. Enumerable.Range(0, 10).Select(number => new Job { Class = "DelayJob", Args = [60_000, number] })], Token);
        await Eventually.TrueAsync(async () => await client.Database.ListLengthAsync("queue:default") == 0, "all are running");

        await first.KillAsync();
        using var second = WorkerProcess.Start(redis, ("Sidekiq__Queues__0", "none"));

        await Eventually.TrueAsync(async () => await client.Database.ListLengthAsync("queue:default") == 10, "all ten are back");
        var order = (await client.Database.ListRangeAsync("queue:default")).Select(job => (int)JsonNode.Parse(job.ToString())!["args"]![1]!);
        Assert.Equal([9, 8, 7, 6, 5, 4, 3, 2, 1, 0], order);
    }

    [Fact]
    public async Task PoisonJob_AfterThreeCrashes_IsDeadAndItsNeighboursAreNot()
    {
        var redis = await engine.NewDatabaseAsync();
        await using var client = await TestClient.ConnectAsync(redis);
        await client.Sidekiq.PushBulkAsync([.. Enumerable.Range(0, 200).Select(number => new Job { Class = "LedgerJob", Args = [number] })], Token);
        await client.Sidekiq.PushAsync(new Job { Class = "CrashJob", Args = [] }, Token);
        await client.Sidekiq.PushBulkAsync([.. Enumerable.Range(200, 200).Select(number => new Job { Class = "LedgerJob", Args = [number] })], Token);

        for (var start = 0; start < 3; start++)
        {
            using var worker = WorkerProcess.Start(redis);
            await worker.ExitAsync();
        }

        using var last = WorkerProcess.Start(redis);
        await Eventually.TrueAsync(async () => await client.Database.HashLengthAsync("ledger") == 400, "all others ran");
        await Eventually.TrueAsync(async () => await client.Database.SortedSetLengthAsync("dead") > 0, "the poison job is dead");
        var dead = JsonNode.Parse(Assert.Single(await client.Database.SortedSetRangeByRankAsync("dead")).ToString())!;
        Assert.Equal("CrashJob", (string?)dead["class"]);
        Assert.Equal("HotDash::PoisonPill", (string?)dead["error_class"]);
    }

    [Fact]
    public async Task Workers_KilledAgainAndAgain_LoseNothing()
    {
        const int Count = 3_000;
        var redis = await engine.NewDatabaseAsync();
        await using var client = await TestClient.ConnectAsync(redis);
        await client.Sidekiq.PushBulkAsync([.. Enumerable.Range(0, Count).Select(number => new Job { Class = "LedgerJob", Args = [number, 3] })], Token);

        for (var round = 0; round < 6; round++)
        {
            using var worker = WorkerProcess.Start(redis);
            var before = await client.Database.HashLengthAsync("ledger");
            await Eventually.TrueAsync(
                async () => await client.Database.HashLengthAsync("ledger") is var now && (now > before + 200 || now == Count),
                "the worker works");
            await worker.KillAsync();
        }

        using var last = WorkerProcess.Start(redis);
        await Eventually.TrueAsync(async () => await client.Database.HashLengthAsync("ledger") == Count, "every job took effect");
        Assert.Equal(0, await client.Database.SortedSetLengthAsync("dead"));
    }

    [Fact]
    public async Task SuspendedProcess_WakingAfterItsLease_CannotAcknowledge()
    {
        var redis = await engine.NewDatabaseAsync();
        await using var client = await TestClient.ConnectAsync(redis);
        using var first = WorkerProcess.Start(redis);
        await client.Sidekiq.PushAsync(new Job { Class = "DelayJob", Args = [1_500] }, Token);
        await Eventually.TrueAsync(async () => await client.Database.ListLengthAsync("queue:default") == 0 && await client.Database.SortedSetLengthAsync("hotdash:sidekiq:fetchers") > 0, "the job runs");
        await first.SignalAsync("STOP");
        using var second = WorkerProcess.Start(redis, ("Sidekiq__Queues__0", "none"));
        await Eventually.TrueAsync(async () => await client.Database.ListLengthAsync("queue:default") == 1, "the job is back");

        await client.Database.ListRightPopLeftPushAsync("queue:default", "aside");
        await first.SignalAsync("CONT");

        await Eventually.TrueAsync(async () => await client.Database.HashGetAsync("hotdash:sidekiq:recovery", "late") == 1, "the late acknowledgement is counted");
        Assert.True((await client.Database.StringGetAsync("stat:processed")).IsNull);
        await client.Database.ListRightPopLeftPushAsync("aside", "queue:default");
        await Eventually.TrueAsync(async () => await client.Database.StringGetAsync("stat:processed") == 1, "the job ran again in a new epoch");
    }
}
