using HotDash.Dashboard.Features.Watching;
using HotDash.Dashboard.Features.Watching.Notices;
using HotDash.Dashboard.Features.Watching.Probes;
using HotDash.Sidekiq;
using HotDash.Sidekiq.Clients;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Statistics;
using HotDash.TestServers;
using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Tests.Features.Watching;

/// <summary>A job that nobody takes, in a real Redis, seen by the probe.</summary>
public sealed class QueueFaultTests(MailboxFixture mailbox) : IClassFixture<MailboxFixture>
{
    private const string What = "staging: critical: Queue does not move";

    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queue_WithoutAWorker_IsToldWithinItsTimesAndClearedWhenEmpty()
    {
        var address = $"{Guid.NewGuid():N}@hotdash.test";
        await using var redis = await RedisTestServer.StartAsync(TestServerKind.Embedded, _cancellationToken);
        await using var connection = new SidekiqConnection(redis.ConnectionString);
        await using var watch = await WatchUnderTest.StartAsync(
            new WatchOptions { Mail = new MailOptions { Host = "127.0.0.1", Port = mailbox.SmtpPort, To = [address] } }, new StubClients(_ => null), _cancellationToken);
        var probe = new WorkerProbe(new SidekiqStatistics(connection, watch.Time));
        watch.Measure = async at => [.. (await probe.MeasureAsync(WatchUnderTest.Staging, at, _cancellationToken)).Where(sample => sample.Metric == WatchMetrics.QueueLatency)];

        await new SidekiqClient(connection, [], Options.Create(new SidekiqClientOptions()), watch.Time).PushAsync(new Job { Class = "NobodyTakesIt", Queue = "critical" }, _cancellationToken);
        await watch.PassAsync(TimeSpan.FromMinutes(2.5), _cancellationToken);
        Assert.Empty(await mailbox.SubjectsAsync(address, _cancellationToken));
        await watch.PassAsync(TimeSpan.FromMinutes(2), _cancellationToken);
        Assert.Equal([$"[warning] {What}"], await mailbox.SubjectsAsync(address, _cancellationToken));
        await watch.PassAsync(TimeSpan.FromMinutes(5), _cancellationToken);
        Assert.Equal([$"[warning] {What}", $"[critical] {What}"], await mailbox.SubjectsAsync(address, _cancellationToken));

        await (await connection.GetDatabaseAsync()).KeyDeleteAsync("queue:critical");
        await watch.PassAsync(TimeSpan.FromMinutes(3), _cancellationToken);

        Assert.Equal([$"[warning] {What}", $"[critical] {What}", $"[cleared] {What}"], await mailbox.SubjectsAsync(address, _cancellationToken));
    }
}
