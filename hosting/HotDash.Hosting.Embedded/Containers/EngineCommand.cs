using System.ComponentModel;
using System.Diagnostics;

namespace HotDash.Hosting.Embedded.Containers;

/// <summary>Runs one command of a container engine's command line.</summary>
internal static class EngineCommand
{
    /// <returns>Null when there is no such program.</returns>
    public static async Task<EngineAnswer?> RunAsync(string engine, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(engine, arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
        };

        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }

        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new EngineAnswer(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
