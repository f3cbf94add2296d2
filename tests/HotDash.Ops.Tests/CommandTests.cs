using System.Text.Json;
using HotDash.Ops.Machine;
using Microsoft.Extensions.Time.Testing;

namespace HotDash.Ops.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private readonly FakeMachine _machine = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _machine.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Status_EverythingWell_IsFineAndShowsVersionAndTime()
    {
        Assert.Equal(0, await RunAsync("status"));

        Assert.Contains("2026-11-24T09:00:00Z  commit 1e0b8b3", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("staging  ok      hotdash-chatwoot https://hotdash-chatwoot.fly.dev/api 180 ms 4.15.1", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_AppThatSaysItsCommit_ShowsIt()
    {
        var health = $"https://{FakeMachine.Dashboard}.fly.dev/health";
        _machine.Pages[health] = _machine.Pages[health] with { Version = "0.1.0+9d3b7710c4fe" };

        Assert.Equal(0, await RunAsync("status"));

        Assert.Contains($"{health} 180 ms 0.1.0+9d3b7710c4fe", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_StagingDown_IsWrongAlsoAsJson()
    {
        _machine.Pages.Remove("https://hotdash-staging.fly.dev/health");

        Assert.Equal(1, await RunAsync("status", "--json"));

        var endpoints = JsonDocument.Parse(_output.ToString()).RootElement.GetProperty("endpoints").EnumerateArray();
        Assert.Equal("nothing listens there", endpoints.Single(endpoint => endpoint.GetProperty("name").GetString() == "hotdash-staging").GetProperty("problem").GetString());
    }

    [Fact]
    public async Task Doctor_Json_CountsItsProblems()
    {
        _machine.Secrets(FakeMachine.Chatwoot, "REDIS_URL");

        Assert.Equal(1, await RunAsync("doctor", "--json"));

        Assert.Equal(1, JsonDocument.Parse(_output.ToString()).RootElement.GetProperty("problems").GetInt32());
    }

    [Fact]
    public async Task Evidence_TwoCommands_ShowsTenLinesEachAndKeepsTheWholeLogs()
    {
        _machine.Answers["sh -c seq 500"] = FakeMachine.Ok(string.Join('\n', Enumerable.Range(1, 500)));
        _machine.Answers["sh -c false"] = new ShellResult(1, "", "it broke\n");

        Assert.Equal(1, await RunAsync("evidence", "--run", "seq 500", "--run", "false", "--working-on", "the release", "--next", "roll back"));

        var report = _machine.Read("artifacts/evidence/20261124T090000Z/report.md");
        Assert.Equal(500, _machine.Read("artifacts/evidence/20261124T090000Z/run-1.log").Split('\n').Length);
        Assert.Contains("- [stated] the release", report, StringComparison.Ordinal);
        Assert.Contains("`seq 500`: exit code 0 after 0 s, 500 lines in run-1.log", report, StringComparison.Ordinal);
        Assert.Equal(10, report.Split("```")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("- [ran] `false` ended with 1", report, StringComparison.Ordinal);
        Assert.Equal(["Working On", "Progress", "Evidence", "Blockers", "Next"], report.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..].Trim()));
    }

    [Fact]
    public async Task Logs_Errors_AreCountedNotImagined()
    {
        _machine.Answers["aspire logs"] = FakeMachine.Ok("info: started\nfail: HotDash.Dashboard[0]\nUnhandled exception. System.Exception\nGET /errors 200\n");

        Assert.Equal(1, await RunAsync("logs", "dashboard", "--errors"));

        Assert.Contains("-- dashboard: 2 errors in 4 lines", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("GET /errors", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("fix")]
    [InlineData("status", "--colour")]
    [InlineData("logs")]
    [InlineData("logs", "dashboard", "--lines", "none")]
    public async Task Command_NotUnderstood_IsUsage(params string[] arguments)
    {
        Assert.Equal(2, await RunAsync(arguments));
        Assert.NotEmpty(_error.ToString());
    }

    private Task<int> RunAsync(params string[] arguments)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

        return new OpsCommands(_machine, _machine, time, _output, _error).RunAsync(
            arguments.Length == 0 ? arguments : [.. arguments, "--root", _machine.Clone.Root], _cancellationToken);
    }
}
