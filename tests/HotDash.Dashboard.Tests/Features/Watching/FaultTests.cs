using System.Text.Json.Nodes;
using HotDash.Dashboard.Features.Chatwoot;
using HotDash.Dashboard.Features.Watching;
using HotDash.Dashboard.Features.Watching.Notices;
using HotDash.Dashboard.Features.Watching.Probes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Tests.Features.Watching;

/// <summary>Faults as the probes meet them, told once in the development mailbox within their time, and told once more when over.</summary>
public sealed class FaultTests(MailboxFixture mailbox) : IClassFixture<MailboxFixture>
{
    private const string Machines = """
        [{"id":"148e","state":"STATE","image_ref":{"repository":"hotdash-staging","digest":"sha256:0000"},"config":{"metadata":{"fly_process_group":"app"}},
          "checks":[{"name":"health","status":"passing"}],"events":EVENTS}]
        """;

    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private readonly string _address = $"{Guid.NewGuid():N}@hotdash.test";

    [Fact]
    public async Task Chatwoot_AnswersAfterSixSeconds_IsCriticalAfterTwoMinutes()
    {
        var isSlow = false;
        WatchUnderTest? watch = null;
        var clients = new StubClients(request =>
        {
            if (isSlow && request.RequestUri!.Host == "chatwoot.test")
            {
                watch!.Time.Advance(TimeSpan.FromSeconds(6));
            }

            return Healthy(request);
        });
        await using var started = watch = await StartAsync(clients);
        var probe = new HttpProbe(clients, new OwnAddress(new NoServer()), Options.Create(Chatwoot), watch.Time);
        watch.Measure = at => probe.MeasureAsync(WatchUnderTest.Staging, at, _cancellationToken);

        await RunAsync(watch, () => isSlow = true, () => isSlow = false, TimeSpan.FromMinutes(4), "chatwoot /api: Answers slowly");
    }

    [Fact]
    public async Task Requests_SixPercentFail_IsCriticalAfterFiveMinutesAndAWarningAtTwo()
    {
        await using var watch = await StartAsync(new StubClients(Healthy));
        var requests = new RequestWindow(watch.Time);
        var failing = 0;
        watch.Measure = at =>
        {
            for (var index = 0; index < 100; index++)
            {
                requests.Add(index < failing ? 500 : 200, TimeSpan.FromMilliseconds(20));
            }

            var read = requests.Read()!.Value;

            return Task.FromResult<IReadOnlyList<Sample>>([new(at, "staging", WatchMetrics.HttpErrorRate, "dashboard", read.ErrorRate)]);
        };
        await watch.PassAsync(TimeSpan.FromMinutes(5), _cancellationToken);
        failing = 2;
        await watch.PassAsync(TimeSpan.FromMinutes(11), _cancellationToken);
        Assert.Equal(["[warning] staging: dashboard: Requests fail (5xx)"], await MailsAsync());

        failing = 6;
        await watch.PassAsync(TimeSpan.FromMinutes(11), _cancellationToken);
        failing = 0;
        await watch.PassAsync(TimeSpan.FromMinutes(8), _cancellationToken);

        Assert.Equal(
            ["[warning] staging: dashboard: Requests fail (5xx)", "[critical] staging: dashboard: Requests fail (5xx)", "[cleared] staging: dashboard: Requests fail (5xx)"],
            await MailsAsync());
    }

    [Fact]
    public async Task Machine_KilledAgainAndAgain_IsTwoAlertsWithTheExitCode()
    {
        var (state, events) = ("started", "[]");
        var clients = new StubClients(request => request.RequestUri!.AbsolutePath.EndsWith("/secrets", StringComparison.Ordinal)
            ? """{"secrets":[]}"""
            : Machines.Replace("STATE", state, StringComparison.Ordinal).Replace("EVENTS", events, StringComparison.Ordinal));
        await using var watch = await StartAsync(clients);
        var probe = new FlyProbe(clients);
        watch.Measure = async at => [.. (await probe.MeasureAsync(WatchUnderTest.Staging, at, _cancellationToken)).Where(sample => sample.Metric != WatchMetrics.Up)];
        await watch.PassAsync(TimeSpan.FromMinutes(2), _cancellationToken);

        state = "stopped";
        events = """[{"type":"exit","request":{"exit_event":{"exit_code":137,"requested_stop":false}}},{"type":"exit","request":{"exit_event":{"exit_code":1,"requested_stop":false}}},{"type":"launch"}]""";
        await watch.PassAsync(TimeSpan.FromMinutes(5), _cancellationToken);

        Assert.Equal(
            ["[critical] staging: hotdash-staging app 148e: Machine ends again and again", "[critical] staging: hotdash-staging app 148e: Machine is unhealthy"],
            await MailsAsync());
        Assert.Equal("exit code 137", (await watch.Alerts.ReadOpenAsync(_cancellationToken)).Single(alert => alert.Rule == "machine-crashing").Detail);
        Assert.All(clients.Requests, request => Assert.DoesNotContain("fly-token", request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Queue_Stuck_IsToldOnceAndCleared()
    {
        await using var watch = await StartAsync(new StubClients(Healthy));
        DateTime? stuckSince = null;
        watch.Measure = at => Task.FromResult<IReadOnlyList<Sample>>(
            [new(at, "staging", WatchMetrics.QueueLatency, "critical", stuckSince is { } since ? (at - since).TotalSeconds + 301 : 0)]);

        await RunAsync(watch, () => stuckSince = watch.Time.GetUtcNow().UtcDateTime, () => stuckSince = null, TimeSpan.FromMinutes(3), "critical: Queue does not move");
    }

    [Fact]
    public async Task Critical_NobodyTakesIt_IsToldAgainAfterFifteenMinutesOnce()
    {
        await using var watch = await StartAsync(new StubClients(Healthy));
        watch.Measure = at => Task.FromResult<IReadOnlyList<Sample>>([new(at, "staging", WatchMetrics.Up, "dashboard /", 0)]);

        await watch.PassAsync(TimeSpan.FromMinutes(40), _cancellationToken);

        Assert.Equal(
            ["[critical] staging: dashboard /: Does not answer rightly", "[critical, nobody has taken it] staging: dashboard /: Does not answer rightly"],
            await MailsAsync());
    }

    [Fact]
    public async Task Critical_Taken_IsNotToldAgain()
    {
        await using var watch = await StartAsync(new StubClients(Healthy));
        watch.Measure = at => Task.FromResult<IReadOnlyList<Sample>>([new(at, "staging", WatchMetrics.Up, "dashboard /", 0)]);
        await watch.PassAsync(TimeSpan.FromMinutes(5), _cancellationToken);
        var alert = Assert.Single(await watch.Alerts.ReadOpenAsync(_cancellationToken));

        Assert.True(await watch.Alerts.AcknowledgeAsync(alert.Id, "Ada", watch.Time.GetUtcNow().UtcDateTime, _cancellationToken));
        Assert.False(await watch.Alerts.AcknowledgeAsync(alert.Id, "Grace", watch.Time.GetUtcNow().UtcDateTime, _cancellationToken));
        await watch.PassAsync(TimeSpan.FromMinutes(30), _cancellationToken);

        Assert.Single(await MailsAsync());
    }

    [Fact]
    public async Task Silence_WhileItLasts_KeepsQuietAndAfterwardsTells()
    {
        await using var watch = await StartAsync(new StubClients(Healthy));
        await watch.Silences.AddAsync("staging", "down", "moving the database", "Ada", watch.Time.GetUtcNow().UtcDateTime, TimeSpan.FromMinutes(30), _cancellationToken);
        watch.Measure = at => Task.FromResult<IReadOnlyList<Sample>>([new(at, "staging", WatchMetrics.Up, "dashboard /", 0)]);
        await watch.PassAsync(TimeSpan.FromMinutes(10), _cancellationToken);

        Assert.Single(await watch.Alerts.ReadOpenAsync(_cancellationToken));
        Assert.Empty(await MailsAsync());

        await watch.PassAsync(TimeSpan.FromMinutes(21), _cancellationToken);
        Assert.Contains("[critical] staging: dashboard /: Does not answer rightly", await MailsAsync());
    }

    [Fact]
    public async Task Evaluation_ByTwentyWatchersAtOnce_MakesOneAlertAndOneMail()
    {
        await using var watch = await StartAsync(new StubClients(Healthy));
        watch.Time.Advance(TimeSpan.FromMinutes(10));
        var now = watch.Time.GetUtcNow().UtcDateTime;
        await watch.Samples.AddAsync([.. Enumerable.Range(0, 20).Select(index => new Sample(now.AddSeconds(-30 * index), "staging", WatchMetrics.Up, "dashboard /", 0))], _cancellationToken);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => watch.EvaluateAsync(_cancellationToken)));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => watch.Sender.SendDueAsync(_cancellationToken)));

        Assert.Single(await MailsAsync());
    }

    [Fact]
    public async Task Rule_Changed_CountsFromTheNextPassAndKeepsItsVersions()
    {
        await using var watch = await StartAsync(new StubClients(Healthy));
        watch.Measure = at => Task.FromResult<IReadOnlyList<Sample>>([new(at, "staging", WatchMetrics.TileP95, "sales-pulse server", 2000)]);
        await watch.PassAsync(TimeSpan.FromMinutes(2), _cancellationToken);
        Assert.Empty(await watch.Alerts.ReadOpenAsync(_cancellationToken));
        var rule = (await watch.Rules.ReadAsync(_cancellationToken)).Single(rule => rule.Name == "tile-slow");

        Assert.Equal(1, await watch.Rules.ChangeAsync(rule with { Warning = 1500, Reason = "stricter" }, "Ada", _cancellationToken));
        Assert.Null(await watch.Rules.ChangeAsync(rule with { Warning = 100, Reason = "from an old page" }, "Grace", _cancellationToken));
        await watch.PassAsync(TimeSpan.FromMinutes(1), _cancellationToken);

        Assert.Equal(("warning", 1), Assert.Single(await watch.Alerts.ReadOpenAsync(_cancellationToken)) is var alert ? (alert.Level, alert.RuleVersion) : default);
    }

    [Fact]
    public async Task Webhook_DownForAWhile_GetsEachNoticeOnceWithOneDeliveryId()
    {
        var isUp = false;
        var clients = new StubClients(request => request.RequestUri!.Host == "chat.test" && !isUp ? null : "ok");
        await using var watch = await WatchUnderTest.StartAsync(
            new WatchOptions { Webhook = new WebhookOptions { Address = new Uri("http://chat.test/hook"), Secret = new Secret("s") } }, clients, _cancellationToken);
        watch.Measure = at => Task.FromResult<IReadOnlyList<Sample>>([new(at, "staging", WatchMetrics.Up, "dashboard /", 0)]);
        await watch.PassAsync(TimeSpan.FromMinutes(5), _cancellationToken);
        var tried = clients.Requests.Count;
        Assert.InRange(tried, 2, 10);

        isUp = true;
        await watch.PassAsync(TimeSpan.FromMinutes(5), _cancellationToken);

        Assert.Equal(tried + 1, clients.Requests.Count);
        Assert.Single(clients.Requests.Select(request => request.Delivery).Distinct());
        Assert.Equal("down", (string?)JsonNode.Parse(clients.Requests[0].Body)!["rule"]);
    }

    private static ChatwootOptions Chatwoot { get; } = new() { AccountId = 1, ApiAccessToken = new Secret("a"), WebhookSecret = new Secret("b") };

    private static string Healthy(HttpRequestMessage request) => request.RequestUri!.AbsolutePath switch
    {
        "/health" => """{"status":"Healthy","checks":{"database":"Healthy"}}""",
        "/api" => """{"version":"4.15.1","queue_services":"ok","data_services":"ok"}""",
        _ => "<title>HotDash</title><h1>Sign in</h1>",
    };

    private Task<WatchUnderTest> StartAsync(IHttpClientFactory clients) => WatchUnderTest.StartAsync(
        new WatchOptions { Mail = new MailOptions { Host = "127.0.0.1", Port = mailbox.SmtpPort, To = [_address] } }, clients, _cancellationToken);

    private Task<IReadOnlyList<string>> MailsAsync() => mailbox.SubjectsAsync(_address, _cancellationToken);

    private async Task RunAsync(WatchUnderTest watch, Action breakIt, Action mendIt, TimeSpan limit, string what)
    {
        await watch.PassAsync(TimeSpan.FromMinutes(3), _cancellationToken);
        Assert.Empty(await MailsAsync());
        breakIt();
        await watch.PassAsync(limit, _cancellationToken);
        Assert.Equal([$"[critical] staging: {what}"], await MailsAsync());
        await watch.PassAsync(TimeSpan.FromMinutes(5), _cancellationToken);
        mendIt();
        await watch.PassAsync(TimeSpan.FromMinutes(3), _cancellationToken);
        Assert.Equal([$"[critical] staging: {what}", $"[cleared] staging: {what}"], await MailsAsync());
    }

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
