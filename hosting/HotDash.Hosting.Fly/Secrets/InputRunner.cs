using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using HotDash.Hosting.Fly.Release;

namespace HotDash.Hosting.Fly.Secrets;

internal sealed class InputRunner : IInputRunner
{
    private const int NotFound = 127;

    public async Task<ProcessResult> RunAsync(string program, IReadOnlyList<string> arguments, string input, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        start.Environment["NO_COLOR"] = "1";

        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"'{program}' did not start.");
            await using var kill = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
            await process.WaitForExitAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();

            return new ProcessResult(process.ExitCode, await output, await error);
        }
        catch (Win32Exception exception)
        {
            return new ProcessResult(NotFound, "", $"'{program}' cannot be run: {exception.Message}. Install flyctl, or name it with --Fly:Secrets:Flyctl=PATH.");
        }
        catch (IOException exception)
        {
            return new ProcessResult(1, "", $"'{program}' ended before it had read its input: {exception.Message}");
        }
    }
}
