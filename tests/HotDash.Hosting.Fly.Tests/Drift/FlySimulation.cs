using System.Diagnostics;
using System.Globalization;
using System.Text;
using HotDash.FlySimulator;
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
        Directory.CreateDirectory(Path.Combine(Folder, "images"));
        SimulatorState.Write(Path.Combine(Folder, "images", $"{Digest[7..]}.json"), new SimulatedImage(["sleep", "60"]));
        await File.WriteAllTextAsync(Path.Combine(Folder, $"{app}.port"), "9", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Folder, "fly.toml"), toml, TestContext.Current.CancellationToken);
        await RunAsync("flyctl", ["deploy", "--app", app, "--config", Path.Combine(Folder, "fly.toml"), "--image", $"registry.fly.io/{app}@{Digest}", "--yes"], TestContext.Current.CancellationToken);
    }

    public Task<ProcessResult> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken) => RunAsync(program, arguments, "", cancellationToken);

    public async Task<ProcessResult> RunAsync(string program, IReadOnlyList<string> arguments, string input, CancellationToken cancellationToken)
    {
        Calls.Add(arguments);
        var start = new ProcessStartInfo(Program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false) };
        start.Environment[SimulatorState.FolderVariable] = Folder;
        start.Environment[SimulatorState.SmokeVariable] = "0";
        start.Environment[SimulatorState.WaitVariable] = "0";
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
        foreach (var path in Directory.EnumerateFiles(Folder, "supervisor.pid", SearchOption.AllDirectories))
        {
            using var supervisor = Process.GetProcessById(int.Parse(File.ReadAllText(path), CultureInfo.InvariantCulture));
            supervisor.Kill(entireProcessTree: true);
            supervisor.WaitForExit();
        }

        _folder.Delete(recursive: true);
    }
}
