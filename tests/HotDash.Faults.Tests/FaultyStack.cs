using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HotDash.SystemHarness;

namespace HotDash.Faults.Tests;

/// <summary>
/// A whole stack that tests may hurt; each test leaves it healthy. When it is stopped at the end, processes, ports and
/// temporary files must be gone.
/// </summary>
public sealed class FaultyStack : IAsyncLifetime
{
    private const string ApiAccessToken = "faultteststoken123456789";
    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_recoveryLimit = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan s_stopLimit = TimeSpan.FromSeconds(60);

    private readonly string _home = Directory.CreateTempSubdirectory("hotdash-faults-").FullName;
    private Stack? _stack;

    public Stack Stack => _stack ?? throw new InvalidOperationException("The stack has not started.");

    private string Temporary => Path.Combine(_home, "tmp");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Temporary);
        var environment = new Dictionary<string, string?> { ["Parameters__chatwoot-api-token"] = ApiAccessToken, ["TMPDIR"] = Temporary };
        _stack = await Stack.StartAsync(new() { Home = _home, Environment = environment }, s_startLimit, CancellationToken.None);
    }

    public async Task<HttpClient> ChatwootAsync(CancellationToken cancellationToken)
    {
        var client = new HttpClient { BaseAddress = await Stack.UrlAsync("chatwoot", cancellationToken), Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.Add("api_access_token", ApiAccessToken);
        return client;
    }

    public async Task<HttpClient> MailboxAsync(CancellationToken cancellationToken)
    {
        var urls = (await Stack.GetResourcesAsync(cancellationToken)).Single(resource => resource.DisplayName == "mailbox").Urls;
        return new HttpClient { BaseAddress = new Uri(urls.First(url => url.Url.StartsWith("http://", StringComparison.Ordinal)).Url) };
    }

    /// <summary>Opens a conversation by the public API and returns where its messages are posted.</summary>
    public static async Task<string> OpenConversationAsync(HttpClient chatwoot, CancellationToken cancellationToken)
    {
        await WaitUntilAnsweringAsync(chatwoot, cancellationToken); // Another test may have killed its database a moment ago.
        var inboxes = await chatwoot.GetFromJsonAsync<JsonNode>("/api/v1/accounts/1/inboxes", cancellationToken);
        var identifier = inboxes?["payload"]?.AsArray().Select(inbox => (string?)inbox?["inbox_identifier"]).First(value => !string.IsNullOrEmpty(value));
        var contacts = $"/public/api/v1/inboxes/{identifier}/contacts";
        var contact = await PostAsync(chatwoot, contacts, new { name = "Fault Ledger" }, cancellationToken);
        var conversations = $"{contacts}/{contact["source_id"]}/conversations";
        var conversation = await PostAsync(chatwoot, conversations, new { }, cancellationToken);
        return $"{conversations}/{conversation["id"]}/messages";
    }

    /// <summary>
    /// Waits for the server of an embedded resource, other than <paramref name="before"/>. It is found as a child of its host:
    /// servers that show a title of their own write over the marker in their environment.
    /// </summary>
    public async Task<int> ServerOfAsync(string resource, int before, CancellationToken cancellationToken)
    {
        var host = ProcessOf(resource);

        while (true)
        {
            foreach (var child in Children(host).Where(child => child != before && !IsWatchdog(child)))
            {
                return child;
            }

            await Task.Delay(20, cancellationToken);
        }
    }

    /// <summary>The process of a service, by the name of its program.</summary>
    public int ProcessOf(string service)
    {
        var program = service switch
        {
            "dashboard" => "/HotDash.Dashboard",
            "chatwoot" => "/HotDash.Chatwoot",
            "chatwoot-worker" => "/HotDash.Chatwoot.Worker",
            "mailbox" => "/HotDash.Mailbox.Host",
            _ => $"/HotDash.Embedded.Host {service}",
        };

        return Stack.Process.Processes.List().Single(process => process.CommandLine.EndsWith(program, StringComparison.Ordinal)).Pid;
    }

    private static IEnumerable<int> Children(int process) => Directory.EnumerateDirectories($"/proc/{process}/task")
        .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(child => int.Parse(child, CultureInfo.InvariantCulture));

    private static bool IsWatchdog(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Contains("watchdog", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // It ended meanwhile, so it is not the server to kill either.
            return true;
        }
    }

    /// <returns>What the CLI printed.</returns>
    public Task<string> CommandAsync(string resource, string command, CancellationToken cancellationToken) =>
        new AspireCli(Stack.Process.Home).RunAsync(cancellationToken, "resource", resource, command);

    public async Task<ResourceState> StateAsync(string resource, CancellationToken cancellationToken) =>
        (await Stack.GetResourcesAsync(cancellationToken)).Single(state => state.DisplayName == resource);

    public async Task WaitForAsync(Func<IReadOnlyList<ResourceState>, bool> condition, string expectation, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_recoveryLimit);
        IReadOnlyList<ResourceState> states = [];

        try
        {
            while (!condition(states = await Stack.GetResourcesAsync(limit.Token)))
            {
                await Task.Delay(100, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Assert.Fail($"Not within {s_recoveryLimit}: {expectation}. Now: {string.Join(", ", states.Select(state => $"{state.DisplayName} {state.State}/{state.HealthStatus}"))}");
        }
    }

    public Task WaitUntilSettledAsync(CancellationToken cancellationToken) =>
        WaitForAsync(states => states.All(state => state.IsSettled), "every resource is healthy again", cancellationToken);

    /// <summary>Asks Chatwoot itself: published health is up to half a minute old.</summary>
    public static async Task WaitUntilAnsweringAsync(HttpClient chatwoot, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_recoveryLimit);

        while (true)
        {
            using var answer = await chatwoot.GetAsync(new Uri("/api", UriKind.Relative), limit.Token);
            var health = await answer.Content.ReadAsStringAsync(limit.Token);
            if (answer.IsSuccessStatusCode && !health.Contains("failing", StringComparison.Ordinal))
            {
                return;
            }

            await Task.Delay(200, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_stack is not null)
            {
                await StopAndCompareAsync(_stack);
            }
        }
        finally
        {
            AppHostProcess.DeleteHome(_home);
        }
    }

    private async Task StopAndCompareAsync(Stack stack)
    {
        var before = Footprint.Of(stack.Process.Processes, Temporary);
        stack.Process.Signal("INT");

        try
        {
            await stack.Process.WaitForNothingLeftAsync(s_stopLimit, CancellationToken.None);
            var left = before.Left(stack.Process.Processes, Temporary);
            Console.WriteLine($"running: {before}\nafter the stop: {left}");
            Assert.Equal((0, 0, 0), (left.Processes.Count, left.Ports.Count, left.Temporary.Count));
        }
        finally
        {
            await stack.DisposeAsync();
        }
    }

    private static async Task<JsonNode> PostAsync(HttpClient client, string path, object body, CancellationToken cancellationToken)
    {
        using var response = await client.PostAsJsonAsync(path, body, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken) ?? throw new InvalidOperationException($"POST {path} answered no JSON.");
    }
}
