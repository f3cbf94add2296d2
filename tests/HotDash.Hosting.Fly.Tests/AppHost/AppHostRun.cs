using System.Diagnostics;
using HotDash.Tests;

namespace HotDash.Hosting.Fly.Tests.AppHost;

/// <summary>Runs a pipeline step of the built AppHost in a process of its own.</summary>
internal sealed record AppHostRun(int ExitCode, string Output)
{
    /// <summary>Obviously none of a real image.</summary>
    public static string DigestArgument { get; } = $"--Parameters:chatwoot-image-digest=sha256:{new string('0', 64)}";

    public static async Task<AppHostRun> StepAsync(string step, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var start = new ProcessStartInfo("dotnet", [RepositoryRoot.Combine("artifacts", "bin", "HotDash.AppHost", configuration, "HotDash.AppHost.dll"), "--operation", "publish", "--step", step, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = RepositoryRoot.Path,
        };

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        return new AppHostRun(process.ExitCode, output + await error);
    }
}
