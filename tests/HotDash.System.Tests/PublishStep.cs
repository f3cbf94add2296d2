using System.Diagnostics;
using HotDash.SystemHarness;

namespace HotDash.System.Tests;

/// <summary>A pipeline step of the built AppHost, in a process of its own.</summary>
internal static class PublishStep
{
    public static async Task<(int ExitCode, string Output)> RunAsync(string step, CancellationToken cancellationToken, params string[] arguments)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var program = Repository.PathTo("artifacts", "bin", "HotDash.AppHost", configuration, "HotDash.AppHost.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--operation", "publish", "--step", step, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);

        return (process.ExitCode, output + await error);
    }
}
