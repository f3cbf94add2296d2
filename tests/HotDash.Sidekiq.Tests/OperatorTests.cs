using System.Text.Json.Nodes;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Statistics;
using HotDash.Sidekiq.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Sidekiq.Tests;

/// <summary>What the operator dashboard reads and does.</summary>
public sealed class OperatorTests(RedisFixture engine) : IClassFixture<RedisFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Overview_OfAWorkingProcess_CountsWhatIsThere()
    {
        await using var worker = await WorkerHost.StartAsync(
            await engine.NewDatabaseAsync(), (_, token) => Task.Delay(Timeout.Infinite, token), options => options.Concurrency = 2, classes: "LongJob");
        await worker.Client.PushBulkAsync([.. Enumerable.Range(0, 5).Select(_ => new Job { Class = "LongJob" })], Token);
        await worker.Client.PerformInAsync(new Job { Class = "LongJob" }, TimeSpan.FromHours(1), Token);
        var statistics = worker.Services.GetRequiredService<SidekiqStatistics>();

        await Eventually.TrueAsync(async () => (await statistics.ReadAsync(Token)).Busy == 2, "the heartbeat shows two busy slots");
        var overview = await statistics.ReadAsync(Token);
        var running = await statistics.ReadRunningAsync(Token);

        Assert.Equal((3, 1), (overview.Enqueued, overview.Scheduled));
        Assert.True(overview.Queues.Single().Latency > TimeSpan.Zero);
        Assert.Equal(("default", 2, false), (overview.Processes.Single().Queues.Single(), overview.Processes.Single().Concurrency, overview.Processes.Single().IsQuiet));
        Assert.Equal(["LongJob", "LongJob"], running.Select(job => job.Class));
    }

    [Fact]
    public async Task DeadJob_Enqueued_RunsAgain()
    {
        var fail = true;
        await using var worker = await WorkerHost.StartAsync(
            await engine.NewDatabaseAsync(), (_, _) => fail ? throw new InvalidOperationException("no") : Task.CompletedTask);
        var jid = await worker.Client.PushAsync(new Job { Class = "TestJob", Retry = RetryLimit.Of(0) }, Token);
        var sets = worker.Services.GetRequiredService<JobSets>();
        await Eventually.TrueAsync(async () => (await sets.ListAsync(JobSet.Dead, 0, 10, Token)).Total == 1, "the job is dead");
        var entry = (await sets.ListAsync(JobSet.Dead, 0, 10, Token)).Entries.Single();
        fail = false;

        Assert.Equal((jid, "no", 0), (entry.Jid, entry.ErrorMessage, entry.RetryCount));
        Assert.True(await sets.EnqueueAsync(JobSet.Dead, entry.Key, Token));
        Assert.False(await sets.EnqueueAsync(JobSet.Dead, entry.Key, Token));

        var database = await worker.DatabaseAsync();
        await Eventually.TrueAsync(async () => await database.StringGetAsync("stat:processed") == 2, "it ran again");
        Assert.Equal(0, await database.SortedSetLengthAsync("dead"));
    }

    [Fact]
    public async Task ScheduledJobs_KilledAndDeleted_LeaveTheirSet()
    {
        await using var client = await TestClient.ConnectAsync(await engine.NewDatabaseAsync());
        var sets = client.Services.GetRequiredService<JobSets>();
        await client.Sidekiq.PerformInAsync(new Job { Class = "First" }, TimeSpan.FromHours(1), Token);
        await client.Sidekiq.PerformInAsync(new Job { Class = "Second" }, TimeSpan.FromHours(2), Token);
        var entries = (await sets.ListAsync(JobSet.Scheduled, 0, 10, Token)).Entries;

        Assert.True(await sets.KillAsync(JobSet.Scheduled, entries[0].Key, Token));
        Assert.True(await sets.DeleteAsync(JobSet.Scheduled, entries[1].Key, Token));

        Assert.Equal(0, (await sets.ListAsync(JobSet.Scheduled, 0, 10, Token)).Total);
        Assert.Equal("First", (await sets.ListAsync(JobSet.Dead, 0, 10, Token)).Entries.Single().Class);
        Assert.False(await sets.DeleteAsync(JobSet.Scheduled, "not a key", Token));
    }

    [Fact]
    public async Task ScheduledEntry_ThatIsNoJob_IsListedAndGoesToTheDeadSetWhenDue()
    {
        await using var worker = await WorkerHost.StartAsync(await engine.NewDatabaseAsync(), (_, _) => Task.CompletedTask);
        var database = await worker.DatabaseAsync();
        await database.SortedSetAddAsync("schedule", "nonsense", 1);

        await Eventually.TrueAsync(async () => await database.SortedSetLengthAsync("dead") == 1, "it is dead");

        var dead = JsonNode.Parse((await database.SortedSetRangeByRankAsync("dead"))[0].ToString())!;
        Assert.Equal("""["nonsense"]""", dead["args"]!.ToJsonString());
    }

    [Fact]
    public async Task Process_ThatDied_IsTakenOffTheList()
    {
        await using var worker = await WorkerHost.StartAsync(await engine.NewDatabaseAsync(), (_, _) => Task.CompletedTask);
        var database = await worker.DatabaseAsync();
        await database.SetAddAsync("processes", "gone:1:000000000000");

        await Eventually.TrueAsync(async () => !await database.SetContainsAsync("processes", "gone:1:000000000000"), "it is off the list");

        Assert.Equal(1, await database.SetLengthAsync("processes"));
    }
}
