using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HotDash.Chatwoot.Worker.Operations;
using HotDash.Sidekiq;
using HotDash.TestServers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotDash.Chatwoot.Worker.Tests;

public sealed class OperationsApiTests
{
    private const string Secret = "token-for-tests";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RetryDeadJobs_WithTheToken_PutsThemBackAndOthersAreRefused()
    {
        await using var redis = await RedisTestServer.StartAsync(RedisTestEngine.Product, Token);
        await using var app = await StartAsync(redis.ConnectionString, Secret);
        var database = await app.Services.GetRequiredService<SidekiqConnection>().GetDatabaseAsync();
        for (var number = 0; number < 250; number++)
        {
            await database.SortedSetAddAsync("dead", $$"""{"class":"WebhookJob","args":[{{number}}],"queue":"medium","jid":"b4a577edbccf1d805744{{number:x4}}"}""", number);
        }

        await database.SortedSetAddAsync("dead", "not a job", 251);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var path = new Uri("/operations/dead-jobs/retry", UriKind.Relative);

        using var without = await client.PostAsync(path, null, Token);
        client.DefaultRequestHeaders.Add("X-Operations-Token", Secret);
        using var with = await client.PostAsync(path, null, Token);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (without.StatusCode, with.StatusCode));
        Assert.Equal(250, (int?)(await with.Content.ReadFromJsonAsync<JsonNode>(Token))?["count"]);
        Assert.Equal(250, await database.ListLengthAsync("queue:medium"));
        Assert.Equal("not a job", Assert.Single(await database.SortedSetRangeByRankAsync("dead")));
    }

    [Fact]
    public async Task Operations_WithoutAConfiguredToken_AreAbsent()
    {
        await using var app = await StartAsync("127.0.0.1:1", token: null);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        using var response = await client.PostAsync(new Uri("/operations/dead-jobs/retry", UriKind.Relative), null, Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static async Task<WebApplication> StartAsync(string redis, string? token)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Operations:Token"] = token;
        builder.Services.AddSidekiqClient(redis);
        var app = builder.Build();
        app.MapOperations();
        await app.StartAsync(Token);

        return app;
    }
}
