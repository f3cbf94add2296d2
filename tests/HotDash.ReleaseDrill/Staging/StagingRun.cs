using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace HotDash.ReleaseDrill.Staging;

/// <summary>Runs programs one after the other and says how each ended and how long it took.</summary>
internal sealed class StagingRun(TextWriter output, IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> arguments)
{
    private readonly long _started = TimeProvider.System.GetTimestamp();

    /// <summary>A pipeline step of the AppHost.</summary>
    public Task<string> StepAsync(string step, int exitCode, CancellationToken cancellationToken, params IReadOnlyList<string> more) => StepAsync(step, exitCode, "", cancellationToken, more);

    public Task<string> StepAsync(string step, int exitCode, string input, CancellationToken cancellationToken, params IReadOnlyList<string> more) =>
        ProgramAsync(step, "dotnet", [BuiltPrograms.AppHost, "--operation", "publish", "--step", step, .. arguments, .. more], exitCode, input, environment, cancellationToken);

    /// <exception cref="StagingFailedException">It ended with another exit code.</exception>
    public async Task<string> ProgramAsync(
        string name, string program, IReadOnlyList<string> words, int exitCode, string input, IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        var start = new ProcessStartInfo(program, words)
        {
            WorkingDirectory = BuiltPrograms.Root, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false),
        };

        foreach (var (variable, value) in variables)
        {
            start.Environment[variable] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"'{program}' did not start.");
        await using var stop = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var said = process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);
        var text = await said + await error;
        Say($"{name}: exit code {process.ExitCode} after {TimeProvider.System.GetElapsedTime(began).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s");

        return process.ExitCode == exitCode ? text : throw new StagingFailedException($"{name} ended with {process.ExitCode}, not {exitCode}:\n{text}");
    }

    public void Say(string text) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{TimeProvider.System.GetElapsedTime(_started).TotalSeconds,6:0.0} s] {text}"));
}
