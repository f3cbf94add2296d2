using System.Globalization;
using HotDash.FlySimulator;
using HotDash.FlySimulator.Machines;
using HotDash.Hosting.Fly.Tests.Drift;

namespace HotDash.Hosting.Fly.Tests.Release;

public sealed class SimulatedMachineTests : IDisposable
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly FlySimulation _fly = new();

    public void Dispose() => _fly.Dispose();

    /// <summary>A secret that was never set must be missed, also when whoever deploys has it in a variable.</summary>
    [Fact]
    public async Task Machine_ThatIsDeployed_HasSecretsAndAddressesAndNothingOfTheDeployer()
    {
        var cloud = new SimulatedCloud(_fly.Folder, new ProcessMachineHost(), new SimulatorOptions());
        var seen = Path.Combine(_fly.Folder, "environment");
        cloud.AddImage(FlySimulation.Digest, new SimulatedImage(["sh", "-c", $"env > {seen}.new; mv {seen}.new {seen}; sleep 60"]));
        cloud.AddApp("sample");
        var other = cloud.AddApp("other");
        var config = Path.Combine(_fly.Folder, "fly.toml");
        await File.WriteAllTextAsync(config, "app = \"sample\"\n[env]\nOTHER = \"http://other.flycast\"\n", s_token);
        await _fly.RunAsync("flyctl", ["secrets", "import", "--stage", "--app", "sample"], "TOKEN=\"abc\"\n", s_token);

        await _fly.RunAsync("flyctl", ["deploy", "--app", "sample", "--config", config, "--image", $"registry.fly.io/sample@{FlySimulation.Digest}", "--strategy", "immediate", "--ha=false", "--yes"], s_token);

        while (!File.Exists(seen))
        {
            await Task.Delay(50, s_token);
        }

        var lines = await File.ReadAllLinesAsync(seen, s_token);
        Assert.Contains("TOKEN=abc", lines);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"OTHER=http://127.0.0.1:{other.Port}"), lines);
        Assert.DoesNotContain(lines, line => line.StartsWith(SimulatedCloud.FolderVariable, StringComparison.Ordinal));
    }
}
