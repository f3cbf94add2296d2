using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using HotDash.Sidekiq.ActiveJobs;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Tests.Support;

namespace HotDash.Sidekiq.Tests.Interop;

/// <summary>Debian's Ruby Sidekiq 6.4.1 and ActiveJob 6.1 on the other side of one Redis.</summary>
public sealed class RubyInteropTests : IClassFixture<RedisFixture>
{
    private readonly RedisFixture _engine;

    public RubyInteropTests(RedisFixture engine)
    {
        RubySidekiq.SkipUnlessInstalled();
        _engine = engine;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("push", "PlainJob", """[1,"zwei",{"drei":3.5,"é":null}]""")]
    [InlineData("push-delayed", "PlainJob", """[1,"later",{}]""")]
    [InlineData("push-rails", "RailsJob", """["symbol",{"a":1,"b":[true]},{"limit":7}]""")]
    [InlineData("push-rails8", "RailsJob", """["symbol",{"a":1,"b":[true]},{"limit":7}]""")]
    public async Task RubysJob_IsPerformedByOurWorker(string command, string jobClass, string arguments)
    {
        var redis = await _engine.NewDatabaseAsync();
        var seen = new ConcurrentQueue<(string Jid, string Class, string Arguments)>();
        await using var worker = await WorkerHost.StartAsync(
            redis,
            (context, _) =>
            {
                var plain = new JsonArray([.. Enumerable.Range(0, context.Arguments.Count).Select(context.Arguments.GetPlain)]);
                seen.Enqueue((context.Job.Jid, context.Job.Class, plain.ToJsonString(JsonText.Relaxed)));

                return Task.CompletedTask;
            },
            classes: ["PlainJob", "RailsJob"]);

        var jid = await RubySidekiq.RunAsync(redis, command);

        await Eventually.TrueAsync(() => Task.FromResult(!seen.IsEmpty), "the job ran");
        Assert.Equal([(jid, jobClass, arguments)], seen);
    }

    [Fact]
    public async Task OurJobs_ArePerformedByRubysWorker()
    {
        var redis = await _engine.NewDatabaseAsync();
        await using var client = await TestClient.ConnectAsync(redis);
        var plain = await client.Sidekiq.PushAsync(new Job { Class = "OurPlainJob", Args = [1, "zwei", new JsonObject { ["drei"] = null }] }, Token);
        var rails = await client.Sidekiq.PushAsync(
            new ActiveJob
            {
                JobClass = "OurRailsJob",
                Queue = "default",
                Arguments =
                [
                    ActiveJobValue.Symbol("account_webhook"),
                    ActiveJobValue.SymbolHash(new JsonObject { ["id"] = 7, ["inner"] = new JsonObject { ["x"] = "<é>" } }),
                    ActiveJobValue.Keywords(new JsonObject { ["secret"] = "s" }),
                ],
            },
            Token);

        using var ruby = RubySidekiq.StartWorker(redis);
        try
        {
            await Eventually.TrueAsync(async () => await client.Database.ListLengthAsync("seen") == 2, "both ran");
        }
        finally
        {
            ruby.Kill();
        }

        var seen = (await client.Database.ListRangeAsync("seen")).Select(entry => entry.ToString()).Order().ToArray();
        Assert.Equal($$$"""["OurPlainJob","{{{plain}}}",[1,"zwei",{"drei":null}]]""", seen[0]);
        Assert.Equal($$$"""["OurRailsJob","{{{rails}}}",":account_webhook","{:id=>7, :inner=>{:x=>\"<é>\"}}","s"]""", seen[1]);
    }

    [Fact]
    public async Task SidekiqApi_ReadsOurProcessAndItsJobs()
    {
        var redis = await _engine.NewDatabaseAsync();
        await using var worker = await WorkerHost.StartAsync(
            redis,
            (context, token) => context.Job.Class == "FailingJob" ? throw new InvalidOperationException("no luck") : Task.Delay(Timeout.Infinite, token),
            options => options.Queues = ["default", "low"],
            classes: ["FailingJob", "LongJob"]);
        await worker.Client.PushAsync(new Job { Class = "LongJob", Queue = "low" }, Token);
        var failing = await worker.Client.PushAsync(new Job { Class = "FailingJob", Args = [1, "x"], Extra = new JsonObject { ["backtrace"] = true } }, Token);
        await worker.Client.PushAsync(new Job { Class = "FailingJob", Retry = RetryLimit.Of(0) }, Token);
        await worker.Client.PushAsync(new Job { Class = "Waiting", Queue = "unwatched" }, Token);
        await worker.Client.PerformInAsync(new Job { Class = "LaterJob" }, TimeSpan.FromMinutes(1), Token);
        var database = await worker.DatabaseAsync();
        await Eventually.TrueAsync(async () => await database.StringGetAsync("stat:failed") == 2, "both failed");
        await Task.Delay(600, Token);

        var api = await RubySidekiq.ReadApiAsync(redis);

        Assert.Equal(2, (int?)api["failed"]);
        Assert.Equal("""[["default",0,false],["low",0,false],["unwatched",1,true]]""", Sorted(api["queues"]!));
        var process = Assert.Single(api["processes"]!.AsArray())!;
        Assert.Equal((10, 1, "hotdash", false), ((int)process["concurrency"]!, (int)process["busy"]!, (string)process["tag"]!, (bool)process["quiet"]!));
        Assert.Equal("""["default","low"]""", process["queues"]!.ToJsonString());
        var work = Assert.Single(api["work"]!.AsArray())!;
        Assert.Equal(((string?)process["identity"], "low", "LongJob"), ((string?)work["process"], (string?)work["queue"], (string?)work["class"]));
        var retry = Assert.Single(api["retries"]!.AsArray())!;
        Assert.Equal((failing, "FailingJob", "default", 0), ((string?)retry["jid"], (string?)retry["class"], (string?)retry["queue"], (int?)retry["count"]));
        Assert.Equal(("System.InvalidOperationException", "no luck", true), ((string?)retry["error_class"], (string?)retry["message"], (bool?)retry["failed"]));
        Assert.InRange((double)retry["at"]!, 10, 25);
        Assert.StartsWith("at HotDash.", (string?)retry["backtrace"], StringComparison.Ordinal);
        Assert.Equal("no luck", (string?)Assert.Single(api["dead"]!.AsArray())!["message"]);
        Assert.InRange((double)Assert.Single(api["scheduled"]!.AsArray())!["delay"]!, 50, 60);
    }

    [Fact]
    public async Task SidekiqWeb_ShowsOurTables()
    {
        var redis = await _engine.NewDatabaseAsync();
        await using var worker = await WorkerHost.StartAsync(redis, (_, token) => Task.Delay(Timeout.Infinite, token), classes: "LongJob");
        var database = await worker.DatabaseAsync();
        await worker.Client.PushAsync(new Job { Class = "LongJob" }, Token);
        await database.ListLeftPushAsync("queue:default", "not a job");
        await Eventually.TrueAsync(async () => await database.SortedSetLengthAsync("dead") == 1, "the malformed one is dead");
        await Task.Delay(600, Token);

        var pages = JsonNode.Parse(await RubySidekiq.RunAsync(redis, "web", "/", "/busy", "/queues", "/queues/default", "/retries", "/scheduled", "/morgue"))!.AsArray();

        Assert.All(pages, page => Assert.Equal(200, (int)page![1]!));
        Assert.Contains("LongJob", (string)pages[1]![2]!, StringComparison.Ordinal);
        Assert.Contains("The payload is not JSON", (string)pages[6]![2]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SidekiqApi_RetriesAndQuietsOurs()
    {
        var redis = await _engine.NewDatabaseAsync();
        var runs = 0;
        await using var worker = await WorkerHost.StartAsync(redis, (_, _) => Interlocked.Increment(ref runs) == 1 ? throw new InvalidOperationException("once") : Task.CompletedTask);
        var database = await worker.DatabaseAsync();
        await worker.Client.PushAsync(new Job { Class = "TestJob" }, Token);
        await Eventually.TrueAsync(async () => await database.SortedSetLengthAsync("retry") == 1, "the job waits for its retry");

        await RubySidekiq.RunAsync(redis, "retry");

        await Eventually.TrueAsync(() => Task.FromResult(Volatile.Read(ref runs) == 2), "the job ran again");
        await RubySidekiq.RunAsync(redis, "quiet");
        await Eventually.TrueAsync(async () => (bool)(await RubySidekiq.ReadApiAsync(redis))["processes"]![0]!["quiet"]!, "the process is quiet");
        await worker.Client.PushAsync(new Job { Class = "TestJob" }, Token);
        await Task.Delay(700, Token);
        Assert.Equal(2, runs);
        Assert.Equal(1, await database.ListLengthAsync("queue:default"));
    }

    private static string Sorted(JsonNode queues) =>
        "[" + string.Join(',', queues.AsArray().Select(queue => queue!.ToJsonString()).Order(StringComparer.Ordinal)) + "]";
}
