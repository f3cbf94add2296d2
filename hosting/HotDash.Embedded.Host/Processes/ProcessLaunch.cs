using System.Diagnostics;

namespace HotDash.Embedded.Host.Processes;

/// <summary>What to start. A secret goes into <see cref="Input"/> (standard input), never into the arguments.</summary>
internal sealed record ProcessLaunch(string Executable, IReadOnlyList<string> Arguments, string WorkingDirectory, Account? Account)
{
    public string? Input { get; init; }

    public int StopSignal { get; init; } = Signals.Terminate;

    /// <summary>A folder that the watchdog deletes after it had to end the process.</summary>
    public string? DeleteAfter { get; init; }

    public ProcessStartInfo ToStartInfo()
    {
        var start = new ProcessStartInfo(Executable, Arguments)
        {
            WorkingDirectory = WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        if (Account is not null)
        {
            start.UserName = Account.Name;
        }

        BareEnvironment.Apply(start);
        return start;
    }

    public async Task<(int ExitCode, string Output)> RunAsync(CancellationToken cancellationToken)
    {
        using var process = Process.Start(ToStartInfo())
            ?? throw new EmbeddedHostException($"'{Executable}' could not be started.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);

        if (Input is not null)
        {
            await process.StandardInput.WriteAsync(Input.AsMemory(), cancellationToken);
        }

        process.StandardInput.Close();

        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await output + await error);
    }
}
