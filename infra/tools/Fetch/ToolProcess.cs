using System.ComponentModel;
using System.Diagnostics;

namespace HotDash.Tools.Fetch;

internal static class ToolProcess
{
    /// <summary>Runs a program to its end. Null when there is no such program.</summary>
    public static async Task<ToolProcessResult?> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        Process process;
        try
        {
            process = Process.Start(start) ?? throw new InvalidOperationException($"'{start.FileName}' did not start.");
        }
        catch (Win32Exception)
        {
            return null;
        }

        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new ToolProcessResult(process.ExitCode, await output, await error);
        }
    }
}
