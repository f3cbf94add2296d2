using System.ComponentModel;
using System.Diagnostics;

namespace HotDash.Migrations.Tool.Preparations;

/// <summary>The program that makes the application migrate.</summary>
internal static class PreparationCommand
{
    private const int NotFound = 127;
    private const int Interrupted = 130;

    public static async Task<(int ExitCode, string Output)> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true })
                ?? throw new InvalidOperationException($"'{command[0]}' did not start.");
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var error = process.StandardError.ReadToEndAsync(CancellationToken.None);

            try
            {
                await process.WaitForExitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);

                return (Interrupted, "It was interrupted.");
            }

            return (process.ExitCode, await output + await error);
        }
        catch (Win32Exception exception)
        {
            return (NotFound, $"'{command[0]}' cannot be run: {exception.Message}");
        }
    }
}
