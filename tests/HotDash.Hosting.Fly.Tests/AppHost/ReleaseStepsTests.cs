using System.Text.Json;
using HotDash.FlySimulator;
using HotDash.FlySimulator.Machines;
using HotDash.Hosting.Fly.Release.Records;
using HotDash.Hosting.Fly.Tests.Drift;
using HotDash.Tests;

namespace HotDash.Hosting.Fly.Tests.AppHost;

/// <summary>The release steps of HotDash's own AppHost, from a process of their own, on the simulated Fly.</summary>
public sealed class ReleaseStepsTests : IDisposable
{
    private const string Chatwoot = "hotdash-chatwoot";
    private const string Dashboard = "hotdash-staging";

    private readonly FlySimulation _fly = new();
    private readonly List<string> _arguments = [];

    public ReleaseStepsTests()
    {
        var cloud = new SimulatedCloud(_fly.Folder, new ProcessMachineHost(), new SimulatorOptions());

        foreach (var app in new[] { Chatwoot, Dashboard })
        {
            _arguments.Add($"--Fly:Release:BaseUrls:{app}=http://127.0.0.1:{cloud.AddApp(app).Port}");
        }

        var served = new SimulatedImage([FlySimulation.Program, "serve", "--port", "{port}", "--text", """{"queue_services":"ok","data_services":"ok"}"""]);
        cloud.AddImage(Digest('1'), served);
        cloud.AddImage(Digest('2'), served);
        _arguments.AddRange(
        [
            AppHostRun.DigestArgument, $"--Fly:Release:Flyctl={FlySimulation.Program}", $"--Fly:Release:Ledger={Path.Combine(_fly.Folder, "ledger")}", "--Fly:Release:Actor=tests",
            "--Fly:Release:StableFor=00:00:01.5", "--Fly:Release:PollEvery=00:00:00.3", "--Fly:Release:RetryAfter=00:00:00.5",
        ]);
    }

    public void Dispose() => _fly.Dispose();

    /// <summary>Another deploy than ours brought the second image; the ledger knows the first one as verified.</summary>
    [Fact]
    public async Task Rollback_OfHotDashByHand_IsVerifiedAndTold()
    {
        var config = RepositoryRoot.Combine("infra", "fly", Dashboard, "fly.toml");
        await _fly.RunAsync("flyctl", ["deploy", "--app", Dashboard, "--config", config, "--image", Image('2'), "--strategy", "immediate", "--ha=false", "--yes"], TestContext.Current.CancellationToken);
        new ReleaseLedger(Path.Combine(_fly.Folder, "ledger"), TimeProvider.System).Append(new LedgerEntry { App = Dashboard, State = "verified", Image = Image('1') });

        var back = await StepAsync("rollback-fly", $"--Fly:Release:App={Dashboard}", "--Fly:Release:Reason=it is slow");
        Assert.True(back.ExitCode == 0, back.Output);

        var told = await StepAsync("export-fly", $"--Fly:Release:App={Dashboard}", $"--Fly:Release:Output={Path.Combine(_fly.Folder, "export.json")}");
        Assert.True(told.ExitCode == 0, told.Output);
        using var export = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_fly.Folder, "export.json"), TestContext.Current.CancellationToken));
        var release = Assert.Single(export.RootElement.EnumerateArray());
        Assert.Equal(("rolled-back", "by-hand", Image('1'), "it is slow"), (Text(release, "state"), Text(release, "cause"), Text(release, "good"), Text(release, "reason")));
    }

    [Theory]
    [InlineData(2, "--Fly:Release:StableFor=never")]
    [InlineData(2)]
    [InlineData(2, "--Fly:Release:App=nobody", "--Fly:Release:Reason=x")]
    [InlineData(3, "--Fly:Release:App=hotdash-staging", "--Fly:Release:Reason=x")]
    public async Task Rollback_WithAWrongOrMissingSetting_EndsWithItsExitCode(int exitCode, params string[] arguments)
    {
        Assert.Equal(exitCode, (await StepAsync("rollback-fly", arguments)).ExitCode);
    }

    private static string? Text(JsonElement release, string name) => release.GetProperty(name).GetString();

    private static string Image(char letter) => $"registry.fly.io/{Dashboard}@sha256:{Digest(letter)}";

    private static string Digest(char letter) => new(letter, 64);

    private Task<AppHostRun> StepAsync(string step, params string[] arguments) => AppHostRun.StepAsync(
        step,
        new Dictionary<string, string> { [SimulatedCloud.FolderVariable] = _fly.Folder, [SimulatorOptions.SmokeVariable] = "0.2", [SimulatorOptions.WaitVariable] = "5" },
        [.. _arguments, .. arguments]);
}
