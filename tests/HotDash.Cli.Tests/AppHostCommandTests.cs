using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace HotDash.Cli.Tests;

public abstract class AppHostCommandTests(AppHostFixture host)
{
    /// <summary>Each class runs an AppHost with a dashboard; two at a time would only measure the machine.</summary>
    internal const string OneAtATime = "One AppHost at a time";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Ps_Json_ListsTheAppHostAlone()
    {
        var result = (await AspireAsync("ps", "--format", "Json")).ShouldExitWith(0);

        var running = Assert.Single(result.Json.EnumerateArray());
        Assert.Equal(AspireCli.MiniAppHost, running.GetProperty("appHostPath").GetString());
        Assert.Equal("running", running.GetProperty("status").GetString());
        Assert.Contains("/login?t=", running.GetProperty("dashboardUrl").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_All_ShowsWhatTheAppHostDeclares()
    {
        var resources = (await OnAppHostAsync("describe", "--format", "Json")).ShouldExitWith(0).Json.GetProperty("resources");

        Assert.Equal(["secret", "sleeper", "ticker", "web"], resources.EnumerateArray().Select(resource => resource.GetProperty("displayName").GetString()).Order());
    }

    [Fact]
    public async Task Describe_OneResource_HidesTheSecretAlsoInsideAUrl()
    {
        var result = (await OnAppHostAsync("describe", "ticker", "--format", "Json")).ShouldExitWith(0);

        var environment = Assert.Single(result.Json.GetProperty("resources").EnumerateArray()).GetProperty("environment");
        Assert.Equal(JsonValueKind.Null, environment.GetProperty("TICKER_SECRET").ValueKind);
        Assert.Equal("tcp://user:[redacted]@localhost/db", environment.GetProperty("TICKER_URL").GetString());
        AssertNoSecret(result.Output);
    }

    [Fact]
    public async Task Logs_Tail_PrintsTheLastLines()
    {
        await OnAppHostAsync("wait", "ticker");

        var result = (await OnAppHostAsync("logs", "ticker", "--tail", "1", "--format", "Json")).ShouldExitWith(0);

        var line = Assert.Single(result.Json.GetProperty("logs").EnumerateArray());
        Assert.Matches("^tick [0-9]+$", line.GetProperty("content").GetString());
    }

    [Fact]
    public async Task Logs_Follow_StreamsNewLines()
    {
        SkipWithoutCli();
        using var follower = host.Cli.Start("logs", "ticker", "--follow", "--non-interactive", "--apphost", AspireCli.MiniAppHost);
        var ticks = new HashSet<string>();
        using var timeout = new CancellationTokenSource(s_patience);

        while (ticks.Count < 3 && await follower.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
        {
            if (line.Contains("tick ", StringComparison.Ordinal))
            {
                Assert.True(ticks.Add(line), $"'{line}' was delivered twice.");
            }
        }

        follower.Kill();
        Assert.Equal(3, ticks.Count);
    }

    [Theory]
    [InlineData(0, "web", "--status", "up")]
    [InlineData(17, "ticker", "--status", "down", "--timeout", "1")]
    [InlineData(18, "nothing", "--timeout", "1")]
    public async Task Wait_Resource_ExitsWithWhatHappened(int exitCode, params string[] arguments) =>
        (await OnAppHostAsync(["wait", .. arguments])).ShouldExitWith(exitCode);

    [Theory]
    [InlineData(0, "ticker", "greet")]
    [InlineData(0, "ticker", "restart")]
    [InlineData(16, "ticker", "unheard-of")]
    [InlineData(16, "nothing", "start")]
    public async Task Resource_Command_ExitsWithWhatHappened(int exitCode, string resource, string command) =>
        (await OnAppHostAsync("resource", resource, command)).ShouldExitWith(exitCode);

    [Fact]
    public async Task Resource_StopAndStart_BringsItBackHealthy()
    {
        (await OnAppHostAsync("resource", "web", "stop")).ShouldExitWith(0);
        (await OnAppHostAsync("wait", "web", "--status", "down", "--timeout", "30")).ShouldExitWith(0);
        (await OnAppHostAsync("resource", "web", "start")).ShouldExitWith(0);
        (await OnAppHostAsync("wait", "web", "--timeout", "60")).ShouldExitWith(0);
    }

    [Theory]
    [InlineData("logs")]
    [InlineData("spans")]
    [InlineData("traces")]
    public async Task Otel_Signal_OfARequestIsFound(string signal)
    {
        var described = (await OnAppHostAsync("describe", "web", "--format", "Json")).ShouldExitWith(0).Json.GetProperty("resources")[0];
        using var client = new HttpClient();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(s_patience);
        await client.GetStringAsync(new Uri(described.GetProperty("urls")[0].GetProperty("url").GetString()!), timeout.Token);

        // Telemetry is exported in batches, a second after it was recorded.
        while (!(await OnAppHostAsync("otel", signal, "web", "--format", "Json")).ShouldExitWith(0).Output.Contains("\"web", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), timeout.Token);
        }
    }

    [Fact]
    public async Task Describe_Follow_StreamsTheStates()
    {
        SkipWithoutCli();
        using var follower = host.Cli.Start("describe", "--follow", "--non-interactive", "--format", "Json", "--apphost", AspireCli.MiniAppHost);
        using var timeout = new CancellationTokenSource(s_patience);
        var seen = new StringBuilder();

        while (!seen.ToString().Contains("ticker", StringComparison.Ordinal) && await follower.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
        {
            seen.AppendLine(line);
        }

        follower.Kill();
        Assert.Contains("ticker", seen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_Zip_HoldsTheResourcesWithoutTheSecret()
    {
        SkipWithoutCli();
        var file = Path.Combine(host.Cli.Home, $"{Guid.NewGuid():N}.zip");

        (await OnAppHostAsync("export", "--output", file)).ShouldExitWith(0);

        await using var zip = await ZipFile.OpenReadAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains(zip.Entries, entry => entry.FullName == "resources/ticker.json");
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.StartsWith("resources/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(await entry.OpenAsync(TestContext.Current.CancellationToken));
            AssertNoSecret(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Secret_SetAndList_KeepsItInTheUsersSecrets()
    {
        (await OnAppHostAsync("secret", "set", "Parameters:kept", "value")).ShouldExitWith(0);

        var result = (await OnAppHostAsync("secret", "list")).ShouldExitWith(0);

        Assert.Contains("Parameters:kept", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ls_Project_IsACandidate()
    {
        var result = (await AspireAsync("ls", "--format", "Json")).ShouldExitWith(0);

        Assert.Contains("MiniAppHost.csproj", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_Json_AcceptsTheAppHost()
    {
        var result = await AspireAsync("doctor", "--format", "Json");

        Assert.Contains("AppHost version 13.5.4", result.Output, StringComparison.Ordinal);
    }

    private protected static void SkipWithoutCli() => Assert.SkipUnless(AspireCli.Missing is null, AspireCli.Missing ?? string.Empty);

    private static void AssertNoSecret(string text)
    {
        Assert.False(text.Contains(AspireCli.MiniSecret, StringComparison.Ordinal), "The secret stands in the output.");
        Assert.False(text.Contains(Uri.EscapeDataString(AspireCli.MiniSecret), StringComparison.Ordinal), "The escaped secret stands in the output.");
    }

    private Task<CliResult> OnAppHostAsync(params string[] arguments) => AspireAsync([.. arguments, "--apphost", AspireCli.MiniAppHost]);

    private Task<CliResult> AspireAsync(params string[] arguments)
    {
        SkipWithoutCli();

        return host.Cli.RunAsync(TestContext.Current.CancellationToken, [.. arguments, "--non-interactive"]);
    }
}
