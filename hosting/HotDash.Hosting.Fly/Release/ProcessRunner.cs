using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using HotDash.Hosting.Fly.Release.Records;

namespace HotDash.Hosting.Fly.Release;

/// <param name="ledgerFolder">Marks what a release starts, for <see cref="OwnedPrograms"/>.</param>
internal sealed partial class ProcessRunner(string? ledgerFolder = null) : IProcessRunner
{
    /// <summary>The exit code that shells give for a program that is not there.</summary>
    private const int NotFound = 127;

    private const int Interrupt = 2;

    /// <summary>flyctl gives back its leases and takes away half a blue-green set when it is interrupted.</summary>
    private static readonly TimeSpan s_tidyUp = TimeSpan.FromSeconds(5);

    public async Task<ProcessResult> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };

        if (ledgerFolder is not null)
        {
            start.Environment[OwnedPrograms.Variable] = Path.GetFullPath(ledgerFolder);
        }

        start.Environment["NO_COLOR"] = "1";
        start.Environment["FLY_NO_UPDATE_CHECK"] = "1";

        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"'{program}' did not start.");
            await using var stop = cancellationToken.Register(() => Stop(process));
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();

            return new ProcessResult(process.ExitCode, await output, await error);
        }
        catch (Win32Exception exception)
        {
            return new ProcessResult(NotFound, "", $"'{program}' cannot be run: {exception.Message}. Install flyctl, or name it with --Fly:Release:Flyctl=PATH.");
        }
    }

    private static void Stop(Process process)
    {
        _ = Kill(process.Id, Interrupt);

        if (!process.WaitForExit(s_tidyUp))
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
