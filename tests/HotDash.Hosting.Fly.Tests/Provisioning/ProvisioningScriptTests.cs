using System.Diagnostics;
using HotDash.FlySimulator;
using HotDash.Hosting.Fly.Provisioning;
using HotDash.Hosting.Fly.Tests.Drift;
using HotDash.Tests;

namespace HotDash.Hosting.Fly.Tests.Provisioning;

/// <summary>The script and the step do the same: the script runs in a real shell, with the simulator as <c>fly</c>.</summary>
public sealed class ProvisioningScriptTests : IDisposable
{
    private readonly FlySimulation _fly = new();

    public void Dispose() => _fly.Dispose();

    [Fact]
    public async Task Script_RunTwice_MakesWhatTheStepMakesOnce()
    {
        SkipWithout("jq");
        var items = await SamplePlan.CreateAsync();
        var script = ProvisioningScript.Write("All of it.", items);

        Assert.Equal((0, ""), await RunAsync("bash", script));
        var inventory = File.ReadAllText(Path.Combine(_fly.Folder, "inventory.json"));
        Assert.Equal((0, ""), await RunAsync("bash", script));

        Assert.Equal(inventory, File.ReadAllText(Path.Combine(_fly.Folder, "inventory.json")));
        var report = await new ProvisioningRunner(_fly, "flyctl", SamplePlan.Answer).RunAsync(items, changes: false, TestContext.Current.CancellationToken);
        Assert.Equal(items.Select(item => item.Name), report.Present);
    }

    [Fact]
    public async Task Script_WithoutAnAnswer_MakesNothingOfIt()
    {
        SkipWithout("jq");

        var (exitCode, error) = await RunAsync("bash", ProvisioningScript.Write("All of it.", await SamplePlan.CreateAsync()), plan: null);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("FLY_REDIS_PLAN: set it to a plan that fly redis plans lists", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_ThatIsCheckedIn_PassesShellcheck()
    {
        SkipWithout("shellcheck");

        Assert.Equal((0, ""), await RunAsync("shellcheck", await File.ReadAllTextAsync(RepositoryRoot.Combine("infra", "fly", "provision.sh"), TestContext.Current.CancellationToken), "Fixed", "-"));
    }

    private static void SkipWithout(string program) =>
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))), $"{program} is not installed.");

    private async Task<(int ExitCode, string Error)> RunAsync(string program, string script, string? plan = "Fixed", params string[] arguments)
    {
        var programs = Directory.CreateDirectory(Path.Combine(_fly.Folder, "bin")).FullName;

        if (!File.Exists(Path.Combine(programs, "fly")))
        {
            File.CreateSymbolicLink(Path.Combine(programs, "fly"), FlySimulation.Program);
        }

        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{programs}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment[SimulatedCloud.FolderVariable] = _fly.Folder;
        start.Environment["FLY_REDIS_PLAN"] = plan;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(script.AsMemory(), TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        return (process.ExitCode, program is "bash" ? await error : await output);
    }
}
