using System.IO.Compression;
using System.Text.Json;

namespace HotDash.Cli.Tests;

/// <summary>The whole system under the CLI: it comes up, is described, gives its secrets to nobody, and goes.</summary>
[Collection(AppHostCommandTests.OneAtATime)]
public sealed class HotDashAppHostTests : IDisposable
{
    // Long enough to be no ordinary word.
    private const int MinSecretLength = 8;

    private readonly AspireCli _cli = new();

    [Fact]
    public async Task Start_WholeSystem_IsDescribedAndExportedWithoutItsSecrets()
    {
        Assert.SkipUnless(AspireCli.Missing is null, AspireCli.Missing ?? string.Empty);
        (await AspireAsync("start", "--no-build")).ShouldExitWith(0);
        (await AspireAsync("wait", "dashboard", "--timeout", "100")).ShouldExitWith(0);

        var resources = (await AspireAsync("describe", "--format", "Json")).ShouldExitWith(0).Json.GetProperty("resources").EnumerateArray()
            .ToDictionary(resource => resource.GetProperty("displayName").GetString()!, resource => resource.GetProperty("state").GetString());
        Assert.All(
            ["postgres", "hotdash-db", "chatwoot-db", "redis", "mailbox", "chatwoot", "chatwoot-worker", "dashboard"],
            name => Assert.Equal("Running", resources[name]));
        Assert.Equal("Finished", resources["chatwoot-prepare"]);

        (await AspireAsync("resource", "chatwoot-worker", "restart")).ShouldExitWith(0);
        (await AspireAsync("wait", "chatwoot-worker", "--timeout", "60")).ShouldExitWith(0);

        var export = Path.Combine(_cli.Home, "export.zip");
        (await AspireAsync("export", "--output", export)).ShouldExitWith(0);
        await AssertHoldsNoSecretAsync(export);

        (await AspireAsync("stop")).ShouldExitWith(0);
        Assert.Empty(Directory.GetFiles(_cli.Sockets));
    }

    [Fact]
    public async Task Publish_ListSteps_ShowsTheStagingStep()
    {
        Assert.SkipUnless(AspireCli.Missing is null, AspireCli.Missing ?? string.Empty);

        var result = (await AspireAsync("publish", "--list-steps", "--no-build")).ShouldExitWith(0);

        Assert.Contains("publish-fly", result.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _cli.Dispose();

    private Task<CliResult> AspireAsync(params string[] arguments) => _cli.RunAsync(
        TestContext.Current.CancellationToken, [.. arguments, "--non-interactive", "--apphost", AspireCli.HotDashAppHost]);

    /// <summary>States, console logs, structured logs and traces of every resource, against every generated password and key.</summary>
    private async Task AssertHoldsNoSecretAsync(string export)
    {
        var file = Assert.Single(Directory.GetFiles(Path.Combine(_cli.Home, ".microsoft", "usersecrets"), "secrets.json", SearchOption.AllDirectories));
        var secrets = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!
            .Where(secret => secret.Key.StartsWith("Parameters:", StringComparison.Ordinal) && secret.Value.Length >= MinSecretLength).ToArray();
        Assert.NotEmpty(secrets);

        await using var zip = await ZipFile.OpenReadAsync(export, TestContext.Current.CancellationToken);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(TestContext.Current.CancellationToken));
            var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.All(secrets, secret => Assert.False(
                text.Contains(secret.Value, StringComparison.Ordinal) || text.Contains(Uri.EscapeDataString(secret.Value), StringComparison.Ordinal),
                $"{secret.Key} stands in {entry.FullName}."));
        }
    }
}
