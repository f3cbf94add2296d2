using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HotDash.Dashboard.Tests.Fakes;
using HotDash.TestServers;
using StackExchange.Redis;

namespace HotDash.Dashboard.Tests.Features.StackHealth;

/// <summary>Read from a real Redis, in which the test writes what Sidekiq's processes write.</summary>
public sealed class WorkerHealthApiTests : IAsyncLifetime
{
    private const string Process = "host:1:abc";

    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private RedisTestServer? _redis;
    private DashboardUnderTest? _dashboard;

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisTestServer.StartAsync(TestServerKind.Embedded, _cancellationToken);
        _dashboard = await DashboardUnderTest.StartAsync(
            "Production",
            new Dictionary<string, string>
            {
                ["ConnectionStrings:redis"] = _redis.ConnectionString, ["Chatwoot:BaseAddress"] = "http://127.0.0.1:1", ["Chatwoot:ApiAccessToken"] = "token", ["Chatwoot:WebhookSecret"] = "secret",
            },
            _cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _dashboard!.DisposeAsync();
        await _redis!.DisposeAsync();
    }

    /// <summary>A dead worker's table has expired, a frozen one's beat is old.</summary>
    [Theory]
    [InlineData(null, null, "silent", "moving")]
    [InlineData(5, null, "alive", "moving")]
    [InlineData(40, null, "silent", "moving")]
    [InlineData(5, 3, "alive", "moving")]
    [InlineData(5, 60, "alive", "stuck")]
    public async Task WorkerHealth_OfBeatsAndJobs_IsToldToStrangers(int? beatAgo, int? jobAgo, string worker, string queues)
    {
        using var connection = await ConnectionMultiplexer.ConnectAsync(_redis!.ConnectionString);
        var database = connection.GetDatabase();
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

        if (beatAgo is { } beat)
        {
            await database.SetAddAsync("processes", Process);
            await database.HashSetAsync(Process, [new("info", "{}"), new("concurrency", 1), new("busy", 0), new("beat", now - beat), new("quiet", "false")]);
        }

        if (jobAgo is { } job)
        {
            await database.SetAddAsync("queues", "default");
            await database.ListLeftPushAsync("queue:default", JsonSerializer.Serialize(new { @class = "Job", args = Array.Empty<int>(), jid = "1", enqueued_at = (double)(now - job) }));
        }

        using var client = _dashboard!.CreateSecureClient();
        using var answer = await client.GetAsync("/health/worker", _cancellationToken);
        var health = await answer.Content.ReadFromJsonAsync<JsonElement>(_cancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((worker, queues), (health.GetProperty("worker").GetString(), health.GetProperty("queues").GetString()));
        Assert.Equal(beatAgo is null ? 0 : now - beatAgo.Value, health.GetProperty("lastBeat").GetDouble());
    }
}
