using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HotDash.TestServers;

namespace HotDash.Dashboard.Tests.RealStack;

/// <summary>The Chatwoot-compatible service and its worker, with their own database and Redis, wired to a dashboard by webhook.</summary>
internal sealed class RealChatwoot : IAsyncDisposable
{
    public const string Token = "browsertestbrowsertest12";
    public const string WebhookSecret = "browser-test-webhook-secret";

    private readonly RedisTestServer _redis;
    private readonly Dictionary<string, string> _environment;
    private readonly HttpClient _client;
    private ServiceProcess? _web;
    private ServiceProcess? _worker;

    private RealChatwoot(string database, RedisTestServer redis, Uri webhook)
    {
        _redis = redis;
        Address = new Uri($"http://127.0.0.1:{ServiceProcess.FreePort()}");
        _client = new HttpClient { BaseAddress = Address };
        _client.DefaultRequestHeaders.Add("api_access_token", Token);
        _environment = new()
        {
            ["ConnectionStrings__chatwoot"] = database,
            ["ConnectionStrings__redis"] = redis.ConnectionString,
            ["Logging__LogLevel__Default"] = "Warning",
            ["Chatwoot__Setup__AdminEmail"] = "admin@hotdash.test",
            ["Chatwoot__Setup__AdminPassword"] = "Correct-horse-1",
            ["Chatwoot__Setup__ApiAccessToken"] = Token,
            ["Chatwoot__Setup__WebhookUrl"] = webhook.ToString(),
            ["Chatwoot__Setup__WebhookSecret"] = WebhookSecret,
            ["Chatwoot__Storage__Path"] = Directory.CreateTempSubdirectory("hotdash-storage-").FullName,
        };
    }

    public Uri Address { get; }

    public string RedisConnectionString => _redis.ConnectionString;

    public ServiceProcess Web => _web ?? throw new InvalidOperationException("Chatwoot's web process has not started.");

    public static async Task<RealChatwoot> StartAsync(Uri webhook, CancellationToken cancellationToken)
    {
        var postgres = await PostgresTestServer.GetAsync(cancellationToken);
        var redis = await RedisTestServer.StartAsync(RedisTestEngine.Product, cancellationToken);
        var chatwoot = new RealChatwoot(await postgres.CreateDatabaseAsync(cancellationToken), redis, webhook);
        await using var prepare = ServiceProcess.Start("HotDash.Chatwoot", chatwoot._environment, "prepare");
        await prepare.EndedAsync(cancellationToken);
        chatwoot._worker = ServiceProcess.Start(
            "HotDash.Chatwoot.Worker", new Dictionary<string, string>(chatwoot._environment) { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" });
        await chatwoot.StartWebAsync(cancellationToken);

        return chatwoot;
    }

    public async Task StartWebAsync(CancellationToken cancellationToken)
    {
        _web = ServiceProcess.Start("HotDash.Chatwoot", new Dictionary<string, string>(_environment) { ["ASPNETCORE_URLS"] = Address.ToString() });
        await _web.AnswersAsync(Address, cancellationToken);
    }

    /// <summary>A customer writes through the public API; each has a conversation of their own.</summary>
    /// <returns>The conversation's display id.</returns>
    public async Task<long> CustomerWritesAsync(string name, string text, CancellationToken cancellationToken)
    {
        var inboxes = await GetAsync("inboxes", cancellationToken);
        var inbox = inboxes["payload"]!.AsArray().Select(inbox => (string?)inbox!["inbox_identifier"]).First(identifier => !string.IsNullOrEmpty(identifier));
        var contacts = $"/public/api/v1/inboxes/{inbox}/contacts";
        var contact = await PostAsync(contacts, new { name }, cancellationToken);
        var conversations = $"{contacts}/{contact["source_id"]}/conversations";
        var id = (long)(await PostAsync(conversations, new { }, cancellationToken))["id"]!;
        await PostAsync($"{conversations}/{id}/messages", new { content = text }, cancellationToken);

        return id;
    }

    public Task LabelAsync(long conversation, CancellationToken cancellationToken, params string[] labels) =>
        PostAsync($"/api/v1/accounts/1/conversations/{conversation}/labels", new { labels }, cancellationToken);

    public async Task<IReadOnlyList<string>> LabelsAsync(long conversation, CancellationToken cancellationToken) =>
        [.. (await GetAsync($"conversations/{conversation}/labels", cancellationToken))["payload"]!.AsArray().Select(label => (string)label!)];

    public async Task<string> StatusAsync(long conversation, CancellationToken cancellationToken) =>
        (string)(await GetAsync($"conversations/{conversation}", cancellationToken))["status"]!;

    /// <summary>What the customer can read of ours.</summary>
    public async Task<IReadOnlyList<string>> PublicRepliesAsync(long conversation, CancellationToken cancellationToken) =>
        await OutgoingAsync(conversation, isPrivate: false, cancellationToken);

    public async Task<IReadOnlyList<string>> PrivateNotesAsync(long conversation, CancellationToken cancellationToken) =>
        await OutgoingAsync(conversation, isPrivate: true, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in new[] { _web, _worker }.OfType<ServiceProcess>())
        {
            await process.DisposeAsync();
        }

        _client.Dispose();
        await _redis.DisposeAsync();
        Directory.Delete(_environment["Chatwoot__Storage__Path"], recursive: true);
    }

    private async Task<IReadOnlyList<string>> OutgoingAsync(long conversation, bool isPrivate, CancellationToken cancellationToken) =>
        [.. (await GetAsync($"conversations/{conversation}/messages", cancellationToken))["payload"]!.AsArray()
            .Where(message => (int)message!["message_type"]! == 1 && (bool)message["private"]! == isPrivate)
            .Select(message => (string)message!["content"]!)];

    private async Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken) =>
        await _client.GetFromJsonAsync<JsonNode>($"/api/v1/accounts/1/{path}", cancellationToken) ?? throw new InvalidOperationException($"GET {path} answered nothing.");

    private async Task<JsonNode> PostAsync(string path, object body, CancellationToken cancellationToken)
    {
        using var response = await _client.PostAsJsonAsync(path, body, cancellationToken);
        response.EnsureSuccessStatusCode();

        return await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken) ?? throw new InvalidOperationException($"POST {path} answered nothing.");
    }
}
