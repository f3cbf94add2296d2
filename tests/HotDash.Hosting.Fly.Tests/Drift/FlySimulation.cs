using System.Diagnostics;
using System.Globalization;
using System.Text;
using HotDash.FlySimulator;
using HotDash.FlySimulator.Machines;
using HotDash.Hosting.Fly.Release;
using HotDash.Hosting.Fly.Secrets;

namespace HotDash.Hosting.Fly.Tests.Drift;

/// <summary>The simulator with a state folder of its own, behind both seams of the publisher.</summary>
internal sealed class FlySimulation : IProcessRunner, IInputRunner, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fly-simulation-");

    public static string Program => Path.Combine(AppContext.BaseDirectory, "HotDash.FlySimulator");

    public static string Digest { get; } = $"sha256:{new string('7', 64)}";

    public string Folder => _folder.FullName;

    public List<IReadOnlyList<string>> Calls { get; } = [];

    /// <summary>Deploys a document; its one machine per group only sleeps.</summary>
    public async Task DeployAsync(string app, string toml)
    {
        var cloud = new SimulatedCloud(Folder, new ProcessMachineHost(), new SimulatorOptions());
        cloud.AddImage(Digest, new SimulatedImage(["sleep", "60"]));
        cloud.AddApp(app);
        await File.WriteAllTextAsync(Path.Combine(Folder, "fly.toml"), toml, TestContext.Current.CancellationToken);
        await RunAsync("flyctl", ["deploy", "--app", app, "--config", Path.Combine(Folder, "fly.toml"), "--image", $"registry.fly.io/{app}@{Digest}", "--strategy", "immediate", "--ha=false", "--yes"], TestContext.Current.CancellationToken);
    }

    public Task<ProcessResult> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken) => RunAsync(program, arguments, "", cancellationToken);

    public async Task<ProcessResult> RunAsync(string program, IReadOnlyList<string> arguments, string input, CancellationToken cancellationToken)
    {
        Calls.Add(arguments);
        var start = new ProcessStartInfo(Program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false) };
        start.Environment[SimulatedCloud.FolderVariable] = Folder;
        start.Environment[SimulatorOptions.SmokeVariable] = "0";
        start.Environment[SimulatorOptions.WaitVariable] = "0";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The simulator did not start.");
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);

        return new ProcessResult(process.ExitCode, await output, await error);
    }

    public void Dispose()
    {
        foreach (var path in Directory.EnumerateFiles(Folder, "*.pid", SearchOption.AllDirectories))
        {
            using var supervisor = Process.GetProcessById(int.Parse(File.ReadAllText(path), CultureInfo.InvariantCulture));
            supervisor.Kill(entireProcessTree: true);
            supervisor.WaitForExit();
        }

        _folder.Delete(recursive: true);
    }
}
