using System.Text.Json;

namespace HotDash.Cli.Tests;

/// <summary>Builds what it watches, which takes a minute: <c>-explicit only</c> runs it.</summary>
[Collection(AppHostCommandTests.OneAtATime)]
public sealed class WatchTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly AspireCli _cli = new();

    [Fact(Explicit = true)]
    public async Task DotnetWatch_CodeOfOneServiceChanged_IsAppliedWhileAllProcessesGoOn()
    {
        Assert.SkipUnless(AspireCli.Missing is null, AspireCli.Missing ?? string.Empty);
        await using var host = new WatchedAppHost(_cli);
        host.Start();
        var before = await WhenWebAnswersAsync(host, "first");

        host.Answer("second");
        var reloaded = await WhenWebAnswersAsync(host, "second");

        Assert.Equal(before, reloaded);
    }

    public void Dispose() => _cli.Dispose();

    /// <returns>The process of each resource.</returns>
    private async Task<Dictionary<string, string?>> WhenWebAnswersAsync(WatchedAppHost host, string answer)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(s_patience);
        using var client = new HttpClient();
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), timeout.Token);
                var described = await _cli.RunAsync(timeout.Token, "describe", "--format", "Json", "--non-interactive", "--apphost", host.Project);
                // Before the AppHost runs the CLI says so in words, and succeeds.
                if (described.Output.StartsWith('{') && described.Json.GetProperty("resources").EnumerateArray().ToList() is { Count: > 0 } resources
                    && UrlOf(resources) is { } url && await TryGetAsync(client, url, timeout.Token) == answer)
                {
                    return resources.ToDictionary(resource => resource.GetProperty("displayName").GetString()!, ProcessOf);
                }
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"web did not answer '{answer}'.\n{host.Output}");
        }
    }

    private static async Task<string?> TryGetAsync(HttpClient client, Uri url, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetStringAsync(url, cancellationToken);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static Uri? UrlOf(List<JsonElement> resources)
    {
        var web = resources.Find(resource => resource.GetProperty("displayName").GetString() is "web");

        return web.ValueKind is JsonValueKind.Object && web.TryGetProperty("urls", out var urls) && urls.GetArrayLength() > 0
            ? new Uri(urls[0].GetProperty("url").GetString()!)
            : null;
    }

    private static string? ProcessOf(JsonElement resource) =>
        resource.TryGetProperty("properties", out var properties) && properties.TryGetProperty("executable.pid", out var pid) ? pid.ToString() : null;
}
