using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using HotDash.Sidekiq.Cron;
using HotDash.Sidekiq.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Sidekiq.Tests;

public sealed class CronTests(RedisFixture engine) : IClassFixture<RedisFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entry_Due_IsEnqueuedOncePerSlotByAllWorkersTogether()
    {
        var redis = await engine.NewDatabaseAsync();
        var runs = new ConcurrentQueue<string>();
        Task Perform(Processing.JobContext context, CancellationToken token)
        {
            runs.Enqueue(context.Job.Class);

            return Task.CompletedTask;
        }

        CronEntry[] entries = [new("every_second", "* * * * * *", "TestJob", "default")];
        await using var first = await WorkerHost.StartAsync(redis, Perform, services: services => services.AddCronSchedule(entries));
        await using var second = await WorkerHost.StartAsync(redis, Perform, services: services => services.AddCronSchedule(entries));
        await Eventually.TrueAsync(() => Task.FromResult(runs.Count >= 4), "four slots ran");

        var database = await first.DatabaseAsync();
        var slots = await database.SortedSetRangeByRankAsync("cron_job:default:every_second:enqueued");
        Assert.InRange(runs.Count, slots.Length - 1, slots.Length);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", slots[0].ToString());
        var history = JsonNode.Parse((await database.ListGetByIndexAsync("cron_job:default:every_second:jid_history", 0)).ToString())!;
        Assert.Matches("^[0-9a-f]{24}$", (string)history["jid"]!);
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000$", (await database.HashGetAsync("cron_job:default:every_second", "last_enqueue_time")).ToString());
    }

    [Fact]
    public async Task Schedule_LoadedAgain_RemovesWhatIsGoneAndKeepsWhatWasSwitchedOff()
    {
        var redis = await engine.NewDatabaseAsync();
        await using var client = await TestClient.ConnectAsync(redis);
        var store = client.Services.GetRequiredService<CronStore>();
        await store.LoadAsync([new("a", "0 0 * * *", "A", "low"), new("b", "*/5 * * * *", "B", "low")], Token);
        await store.SetEnabledAsync("a", false, Token);
        await client.Database.HashSetAsync("cron_job:default:by_hand", [new("klass", "C"), new("cron", "0 1 * * *"), new("status", "enabled"), new("source", "dynamic")]);
        await client.Database.SetAddAsync("cron_jobs:default", "cron_job:default:by_hand");

        await store.LoadAsync([new("a", "0 2 * * *", "A", "high")], Token);

        var states = await store.ListAsync(Token);
        Assert.Equal(["a", "by_hand"], states.Select(state => state.Entry.Name));
        Assert.Equal(("0 2 * * *", "high", false), (states[0].Entry.Cron, states[0].Entry.Queue, states[0].IsEnabled));
        Assert.False(await client.Database.KeyExistsAsync("cron_job:default:b"));
    }

    [Fact]
    public async Task Entry_WithUnreadableTimes_IsRefusedByName()
    {
        await using var client = await TestClient.ConnectAsync(await engine.NewDatabaseAsync());

        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => client.Services.GetRequiredService<CronStore>().LoadAsync([new("broken", "every day", "A", "low")], Token));

        Assert.StartsWith("Cron entry 'broken' has the times 'every day'", error.Message, StringComparison.Ordinal);
    }
}
