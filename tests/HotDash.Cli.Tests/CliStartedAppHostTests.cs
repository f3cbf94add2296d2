namespace HotDash.Cli.Tests;

/// <summary>Every command on an AppHost that <c>aspire start</c> has started.</summary>
[Collection(AppHostCommandTests.OneAtATime)]
public sealed class CliStartedAppHostTests(StartedByCli host) : AppHostCommandTests(host), IClassFixture<StartedByCli>
{
    [Fact]
    public void Start_Json_NamesBothProcessesAndTheDashboard()
    {
        SkipWithoutCli();

        var json = host.Started!.Json;

        Assert.Equal(AspireCli.MiniAppHost, json.GetProperty("appHostPath").GetString());
        Assert.Contains("/login?t=", json.GetProperty("dashboardUrl").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(json.GetProperty("appHostPid").GetInt32(), json.GetProperty("cliPid").GetInt32());
    }
}
