using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HotDash.SystemHarness;

namespace HotDash.System.Tests;

/// <summary>The whole stack on one backend, started once for the tests of a class, which only look at it and use it.</summary>
public abstract class RunningStack : IAsyncLifetime
{
    /// <summary>The token that prepare gives the administrator. A test's own value, so that no secret has to be read back.</summary>
    private const string ApiAccessToken = "systemtestsystemtest1234";

    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(2);

    private Stack? _stack;

    public Stack Stack => _stack ?? throw new InvalidOperationException("The stack has not started.");

    /// <summary>Why the stack cannot run on this machine; null when it does.</summary>
    public string? Obstacle { get; private set; }

    protected virtual IReadOnlyDictionary<string, string?> Environment { get; } = new Dictionary<string, string?>();

    public async ValueTask InitializeAsync()
    {
        Obstacle = await FindObstacleAsync();
        if (Obstacle is null)
        {
            var environment = new Dictionary<string, string?>(Environment) { ["Parameters__chatwoot-api-token"] = ApiAccessToken };
            _stack = await Stack.StartAsync(new() { Environment = environment }, s_startLimit, CancellationToken.None);
        }
    }

    public async Task<HttpClient> ChatwootAsync(CancellationToken cancellationToken)
    {
        var client = new HttpClient { BaseAddress = await Stack.UrlAsync("chatwoot", cancellationToken) };
        client.DefaultRequestHeaders.Add("api_access_token", ApiAccessToken);

        return client;
    }

    /// <summary>A customer writes through the public API of the first API inbox.</summary>
    /// <returns>The conversation's display id.</returns>
    public async Task<long> CustomerWritesAsync(string name, string content, CancellationToken cancellationToken)
    {
        using var client = await ChatwootAsync(cancellationToken);
        var inboxes = await client.GetFromJsonAsync<JsonNode>("/api/v1/accounts/1/inboxes", cancellationToken);
        var identifier = inboxes?["payload"]?.AsArray().Select(inbox => (string?)inbox?["inbox_identifier"]).FirstOrDefault(value => !string.IsNullOrEmpty(value))
            ?? throw new InvalidOperationException("The prepared account has no API inbox.");

        var contacts = $"/public/api/v1/inboxes/{identifier}/contacts";
        var contact = await PostAsync(client, contacts, new { name }, cancellationToken);
        var conversations = $"{contacts}/{contact["source_id"]}/conversations";
        var conversation = await PostAsync(client, conversations, new { }, cancellationToken);
        var id = (long)(conversation["id"] ?? throw new InvalidOperationException("The conversation has no id."));
        await PostAsync(client, $"{conversations}/{id}/messages", new { content }, cancellationToken);

        return id;
    }

    public async ValueTask DisposeAsync()
    {
        if (_stack is not null)
        {
            await _stack.DisposeAsync();
            await CleanUpAsync(_stack.Process.Home);
        }

        GC.SuppressFinalize(this);
    }

    protected virtual Task<string?> FindObstacleAsync() => Task.FromResult<string?>(null);

    protected virtual Task CleanUpAsync(string home) => Task.CompletedTask;

    private static async Task<JsonNode> PostAsync(HttpClient client, string path, object body, CancellationToken cancellationToken)
    {
        using var response = await client.PostAsJsonAsync(path, body, cancellationToken);
        response.EnsureSuccessStatusCode();

        return await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken) ?? throw new InvalidOperationException($"POST {path} answered no JSON.");
    }
}
