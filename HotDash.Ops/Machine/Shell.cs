using System.ComponentModel;
using System.Diagnostics;

namespace HotDash.Ops.Machine;

internal sealed class Shell : IShell
{
    public async Task<ShellResult> RunAsync(string program, IReadOnlyList<string> arguments, string folder, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder };
        using var process = new Process { StartInfo = start };

        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return new ShellResult(ShellResult.Missing, "", $"{program}: not found");
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);

        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);

            return new ShellResult(ShellResult.TimedOut, "", $"{program} gave no answer within {timeout.TotalSeconds:0} s");
        }

        return new ShellResult(process.ExitCode, await output, await error);
    }
}
