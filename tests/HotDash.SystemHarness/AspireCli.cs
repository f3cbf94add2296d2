using System.Diagnostics;

namespace HotDash.SystemHarness;

/// <summary>The official Aspire CLI, pinned in infra/tools, against an AppHost of this clone.</summary>
public sealed class AspireCli(string home)
{
    /// <summary>Runs one command and returns its standard output.</summary>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0; the message holds both streams.</exception>
    public async Task<string> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Repository.PathTo("infra", "tools", "node_modules", "@microsoft", "aspire-cli-linux-x64", "bin", "aspire"),
            [.. arguments, "--apphost", Repository.PathTo("HotDash.AppHost", "HotDash.AppHost.csproj"), "--non-interactive"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
            Environment = { ["HOME"] = home, ["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "1", ["ASPIRE_CLI_NOLOGO"] = "1", ["NO_COLOR"] = "1" },
        };

        using var process = Process.Start(start) ?? throw new InvalidOperationException("The Aspire CLI did not start.");
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);

        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"aspire {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}\n{await error}");
    }
}
