using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using HotDash.Sidekiq.ActiveJobs;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Sidekiq.Tests;

/// <summary>What must hold on every engine.</summary>
public abstract class WorkerTests(EngineFixture engine)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Job_Pushed_RunsOnceAndLeavesNothingBehind()
    {
        var runs = new ConcurrentQueue<string>();
        await using var worker = await WorkerHost.StartAsync(await engine.NewDatabaseAsync(), (context, _) =>
        {
            runs.Enqueue($"{context.Job.Jid} {context.Arguments.GetInt64(0)} {context.Arguments.GetString(1)}");

            return Task.CompletedTask;
        });

        var jid = await worker.Client.PushAsync(new Job { Class = "TestJob", Args = [7, "é<>"] }, Token);

        var database = await worker.DatabaseAsync();
        await Eventually.TrueAsync(async () => await database.StringGetAsync("stat:processed") == 1, "one job counted");
        Assert.Equal([$"{jid} 7 é<>"], runs);
        Assert.Equal(0, await database.ListLengthAsync("queue:default"));
        Assert.Empty(await PrivateListsAsync(worker));
    }

    [Fact]
    public async Task Jobs_Many_EachRunsOnce()
    {
        var runs = new ConcurrentDictionary<long, int>();
        await using var worker = await WorkerHost.StartAsync(await engine.NewDatabaseAsync(), (context, _) =>
        {
            runs.AddOrUpdate(context.Arguments.GetInt64(0), 1, (_, count) => count + 1);

            return Task.CompletedTask;
        });

        var jobs = Enumerable.Range(0, 20_000).Select(number => new Job { Class = "TestJob", Args = [number] }).ToArray();
        await worker.Client.PushBulkAsync(jobs, Token);

        var database = await worker.DatabaseAsync();
        await Eventually.TrueAsync(async () => await database.StringGetAsync("stat:processed") == 20_000, "all counted");
        Assert.Equal(20_000, runs.Count);
        Assert.All(runs, run => Assert.Equal(1, run.Value));
        Assert.Empty(await PrivateListsAsync(worker));
    }

    [Fact]
    public async Task RailsJob_PushedAndPerformed_SeesItsOwnArguments()
    {
        var seen = new ConcurrentQueue<string>();
        await using var worker = await WorkerHost.StartAsync(
            await engine.NewDatabaseAsync(),
            (context, _) =>
            {
                seen.Enqueue($"{context.Arguments.GetRecord(0)} {context.Arguments.GetPlain(1)} {context.Arguments.GetKeyword("interval")}");

                return Task.CompletedTask;
            },
            classes: "Inboxes::FetchImapEmailsJob");

        await worker.Client.PushAsync(
            new ActiveJob
            {
                JobClass = "Inboxes::FetchImapEmailsJob",
                Queue = "default",
                Arguments =
                [
                    ActiveJobValue.Record(new GlobalId("chatwoot", "Channel::Email", 1)),
                    ActiveJobValue.Symbol("account_webhook"),
                    ActiveJobValue.Keywords(new JsonObject { ["interval"] = 3 }),
                ],
            },
            Token);

        await Eventually.TrueAsync(() => Task.FromResult(!seen.IsEmpty), "the job ran");
        Assert.Equal(["gid://chatwoot/Channel::Email/1 account_webhook 3"], seen);
    }

    [Fact]
    public async Task Job_Failing_IsRetriedAndThenDead()
    {
        var attempts = new ConcurrentQueue<int>();
        await using var worker = await WorkerHost.StartAsync(
            await engine.NewDatabaseAsync(),
            (context, _) =>
            {
                attempts.Enqueue(context.Attempt);

                throw new InvalidOperationException("no luck");
            },
            services: collection => collection.AddJobHandler<DelegateJob>("TestJob", options => options.RetryIn = (_, _) => TimeSpan.FromSeconds(-100)));

        await worker.Client.PushAsync(new Job { Class = "TestJob", Retry = RetryLimit.Of(2), Extra = new JsonObject { ["backtrace"] = true } }, Token);

        var database = await worker.DatabaseAsync();
        await Eventually.TrueAsync(async () => await database.SortedSetLengthAsync("dead") == 1, "the job is dead");
        var dead = JsonNode.Parse((await database.SortedSetRangeByRankAsync("dead"))[0].ToString())!;
        Assert.Equal([0, 1, 2], attempts);
        Assert.Equal("no luck", (string?)dead["error_message"]);
        Assert.Equal("System.InvalidOperationException", (string?)dead["error_class"]);
        Assert.Equal(2, (int?)dead["retry_count"]);
        Assert.True((double?)dead["retried_at"] >= (double?)dead["failed_at"]);
        Assert.NotNull((string?)dead["error_backtrace"]);
        Assert.Equal(3, await database.StringGetAsync("stat:failed"));
        Assert.Equal(3, await database.StringGetAsync("stat:processed"));
        Assert.Equal(0, await database.SortedSetLengthAsync("retry"));
    }

    [Theory]
    [InlineData("this is not JSON", "not JSON")]
    [InlineData("[1,2]", "is Array")]
    [InlineData("""{"class":"TestJob","args":[]}""", "'jid'")]
    [InlineData("""{"class":17,"args":[],"jid":"b4a577edbccf1d805744efa9"}""", "'class'")]
    [InlineData("""{"class":"TestJob","args":{},"jid":"b4a577edbccf1d805744efa9"}""", "'args'")]
    [InlineData("""{"class":"TestJob","args":[],"jid":"b4a577edbccf1d805744efa9","retry":"often"}""", "'retry'")]
    [InlineData("""{"class":"No::Such","args":[],"jid":"b4a577edbccf1d805744efa9"}""", "No::Such")]
    [InlineData("""{"class":"\ud800","args":[],"jid":"b4a577edbccf1d805744efa9"}""", "'class'")]
    [InlineData("""{"class":"Sidekiq::ActiveJob::Wrapper","args":[1],"jid":"b4a577edbccf1d805744efa9"}""", "Rails job")]
    public async Task Payload_Malformed_GoesToDeadSetWithReason(string payload, string reason)
    {
        await using var worker = await WorkerHost.StartAsync(await engine.NewDatabaseAsync(), (_, _) => Task.CompletedTask);
        var database = await worker.DatabaseAsync();
        await database.KeyDeleteAsync(["dead", "stat:processed"]);

        await database.ListLeftPushAsync("queue:default", payload);
        await worker.Client.PushAsync(new Job { Class = "TestJob" }, Token);

        await Eventually.TrueAsync(async () => await database.StringGetAsync("stat:processed") == 2, "both handled");
        var dead = JsonNode.Parse(Assert.Single(await database.SortedSetRangeByRankAsync("dead")).ToString())!;
        Assert.Contains(reason, (string?)dead["error_message"], StringComparison.Ordinal);
        Assert.Equal("default", (string?)dead["queue"]);
        Assert.NotNull((string?)dead["jid"]);
        Assert.Empty(await PrivateListsAsync(worker));
    }

    [Fact]
    public async Task Payload_OfTenMegabytes_GoesToDeadSetWithReason()
    {
        await using var worker = await WorkerHost.StartAsync(await engine.NewDatabaseAsync(), (_, _) => Task.CompletedTask);
        var database = await worker.DatabaseAsync();

        await worker.Client.PushAsync(new Job { Class = "TestJob", Args = [new string('x', 10_000_000)] }, Token);

        await Eventually.TrueAsync(async () => await database.SortedSetLengthAsync("dead") == 1, "the job is dead");
        var dead = JsonNode.Parse((await database.SortedSetRangeByRankAsync("dead"))[0].ToString())!;
        Assert.StartsWith("The payload has 10000", (string?)dead["error_message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Job_Scheduled_RunsWhenDue()
    {
        var ran = new TaskCompletionSource<JobRecord>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var worker = await WorkerHost.StartAsync(await engine.NewDatabaseAsync(), (context, _) =>
        {
            ran.TrySetResult(context.Job);

            return Task.CompletedTask;
        });
        var database = await worker.DatabaseAsync();

        await worker.Client.PerformInAsync(new Job { Class = "TestJob" }, TimeSpan.FromMilliseconds(600), Token);

        var stored = JsonNode.Parse((await database.SortedSetRangeByRankAsync("schedule"))[0].ToString())!.AsObject();
        Assert.False(stored.ContainsKey("at"));
        Assert.False(stored.ContainsKey("enqueued_at"));
        var job = await ran.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);
        Assert.InRange((job.EnqueuedAt - job.CreatedAt)!.Value.TotalSeconds, 0.6, 5);
        Assert.Equal(0, await database.SortedSetLengthAsync("schedule"));
    }

    [Fact]
    public async Task Worker_Stopped_FinishesShortJobsAndGivesBackLongOnes()
    {
        var started = new CountdownEvent(2);
        var name = await engine.NewDatabaseAsync();
        var worker = await WorkerHost.StartAsync(name, async (context, token) =>
        {
            started.Signal();
            await Task.Delay(TimeSpan.FromMilliseconds(context.Arguments.GetInt64(0)), token);
        });
        var database = await worker.DatabaseAsync();
        await worker.Client.PushAsync(new Job { Class = "TestJob", Args = [500] }, Token);
        await worker.Client.PushAsync(new Job { Class = "TestJob", Args = [60_000] }, Token);
        Assert.True(started.Wait(TimeSpan.FromSeconds(10), Token));

        await worker.StopAsync();

        Assert.Equal(1, await database.StringGetAsync("stat:processed"));
        Assert.Contains("60000", Assert.Single(await database.ListRangeAsync("queue:default")).ToString(), StringComparison.Ordinal);
        Assert.Empty(await PrivateListsAsync(worker));
        Assert.Equal(0, await database.SetLengthAsync("processes"));
        Assert.Equal(0, await database.SortedSetLengthAsync("hotdash:sidekiq:fetchers"));
        await worker.DisposeAsync();
        started.Dispose();
    }

    [Fact]
    public async Task Job_OverItsTimeLimit_IsCancelledAndRetried()
    {
        await using var worker = await WorkerHost.StartAsync(
            await engine.NewDatabaseAsync(),
            (_, token) => Task.Delay(Timeout.Infinite, token),
            options => options.JobTimeout = TimeSpan.FromMilliseconds(200));
        var database = await worker.DatabaseAsync();

        await worker.Client.PushAsync(new Job { Class = "TestJob" }, Token);

        await Eventually.TrueAsync(async () => await database.SortedSetLengthAsync("retry") == 1, "the job waits for its retry");
        var entry = (await database.SortedSetRangeByRankWithScoresAsync("retry"))[0];
        var job = JsonNode.Parse(entry.Element.ToString())!;
        Assert.Equal("System.TimeoutException", (string?)job["error_class"]);
        Assert.InRange(entry.Score - (double)job["failed_at"]!, 14.9, 24.1);
    }

    [Fact]
    public async Task Queues_Strict_AreServedInOrder()
    {
        var order = new ConcurrentQueue<string>();
        var name = await engine.NewDatabaseAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var worker = await WorkerHost.StartAsync(
            name,
            async (context, _) =>
            {
                await gate.Task;
                order.Enqueue(context.Job.Queue!);
            },
            options =>
            {
                options.Concurrency = 1;
                options.Queues = ["high", "low"];
            });
        await worker.Client.PushAsync(new Job { Class = "TestJob", Queue = "low" }, Token);
        var database = await worker.DatabaseAsync();
        await Eventually.TrueAsync(async () => await database.ListLengthAsync("queue:low") == 0, "the slot is taken");
        await worker.Client.PushBulkAsync([.. Enumerable.Range(0, 3).Select(_ => new Job { Class = "TestJob", Queue = "low" })], Token);
        await worker.Client.PushBulkAsync([.. Enumerable.Range(0, 3).Select(_ => new Job { Class = "TestJob", Queue = "high" })], Token);

        gate.SetResult();

        await Eventually.TrueAsync(() => Task.FromResult(order.Count == 7), "all ran");
        Assert.Equal(["low", "high", "high", "high", "low", "low", "low"], order);
    }

    private static async Task<string[]> PrivateListsAsync(WorkerHost worker)
    {
        var database = await worker.DatabaseAsync();
        var server = database.Multiplexer.GetServers()[0];

        return [.. server.Keys(database.Database, "hotdash:sidekiq:private:*").Select(key => key.ToString())];
    }
}
