using System.ComponentModel;
using System.Diagnostics;
using HotDash.SystemHarness;

namespace HotDash.Containers.Tests.Compose;

/// <summary>A folder with what <c>--publisher compose</c> writes, and the commands that are run in it.</summary>
internal sealed class ComposeFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hotdash-compose-");

    public string ComposeFile => File.ReadAllText(Path.Combine(_folder.FullName, "compose.yaml"));

    public IReadOnlyList<string> VariableNames =>
        [.. File.ReadLines(Path.Combine(_folder.FullName, ".env.example")).Where(line => !line.StartsWith('#')).Select(line => line.Split('=')[0])];

    public static async Task<ComposeFolder> PublishAsync(CancellationToken cancellationToken)
    {
        var folder = new ComposeFolder();
        await folder.RunAsync(
            cancellationToken,
            "dotnet", "run", "--no-build", "--no-launch-profile", "--project", Repository.PathTo("HotDash.AppHost"), "--", "--publisher", "compose", "--output-path", folder._folder.FullName);
        return folder;
    }

    public void WriteEnvironment(IReadOnlyDictionary<string, string> values) =>
        File.WriteAllLines(Path.Combine(_folder.FullName, ".env"), values.Select(value => $"{value.Key}={value.Value}"));

    /// <summary>Runs a command in the folder.</summary>
    /// <exception cref="InvalidOperationException">It failed or is not installed; with its output.</exception>
    public async Task<string> RunAsync(CancellationToken cancellationToken, params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.FullName };
        start.Environment["DOTNET_NOLOGO"] = "1";
        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken) + await error;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{string.Join(' ', command)}: exit code {process.ExitCode}\n{output}");
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"{command[0]} is not installed.", exception);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
