using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using HotDash.Hosting.Fly.Release.Records;
using HotDash.Hosting.Fly.Secrets;

namespace HotDash.Hosting.Fly.Release;

/// <param name="ledgerFolder">Marks what a release starts, for <see cref="OwnedPrograms"/>.</param>
internal sealed partial class ProcessRunner(string? ledgerFolder = null) : IProcessRunner, IInputRunner
{
    /// <summary>The exit code that shells give for a program that is not there.</summary>
    private const int NotFound = 127;

    private const int Interrupt = 2;

    /// <summary>flyctl gives back its leases and takes away half a blue-green set when it is interrupted.</summary>
    private static readonly TimeSpan s_tidyUp = TimeSpan.FromSeconds(5);

    public Task<ProcessResult> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        StartAsync(program, arguments, input: null, cancellationToken);

    public Task<ProcessResult> RunAsync(string program, IReadOnlyList<string> arguments, string input, CancellationToken cancellationToken) =>
        StartAsync(program, arguments, input, cancellationToken);

    private async Task<ProcessResult> StartAsync(string program, IReadOnlyList<string> arguments, string? input, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = input is not null,
            StandardInputEncoding = input is null ? null : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

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

            if (input is not null)
            {
                await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
                process.StandardInput.Close();
            }

            await process.WaitForExitAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();

            return new ProcessResult(process.ExitCode, await output, await error);
        }
        catch (Win32Exception exception)
        {
            return new ProcessResult(NotFound, "", $"'{program}' cannot be run: {exception.Message}. Install flyctl, or name it with --Fly:Release:Flyctl=PATH.");
        }
        catch (IOException exception)
        {
            return new ProcessResult(1, "", $"'{program}' ended before it had read its input: {exception.Message}");
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
