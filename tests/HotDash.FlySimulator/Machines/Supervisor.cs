using System.Diagnostics;
using System.Globalization;

namespace HotDash.FlySimulator.Machines;

/// <summary>Runs a machine's command and restarts it as Fly does: for ever, or after failures ten times.</summary>
internal static class Supervisor
{
    private const int MostRestarts = 10;

    public static async Task RunAsync(MachineFolder folder, SimulatorOptions options, CancellationToken stop)
    {
        var machine = folder.Read();

        for (var restarts = 0; ; restarts++)
        {
            folder.Events.Add("start", "started");
            var exitCode = await RunOnceAsync(folder, machine, options, stop);
            var restarting = !stop.IsCancellationRequested && (machine.Restart == "always" || (machine.Restart == "on-failure" && exitCode != 0 && restarts < MostRestarts));
            folder.Events.AddExit(exitCode, stop.IsCancellationRequested, restarting, restarts);
            folder.Log("info", $"Main child exited normally with code: {exitCode}");

            if (!restarting)
            {
                if (restarts >= MostRestarts)
                {
                    folder.Log("error", $"machine has reached its max restart count of {MostRestarts}");
                }

                return;
            }

            try
            {
                await Task.Delay(options.Restart, stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static async Task<int> RunOnceAsync(MachineFolder folder, SimulatedMachine machine, SimulatorOptions options, CancellationToken stop)
    {
        var words = machine.Command.Select(word => word.Replace("{port}", machine.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{group}", machine.Group, StringComparison.Ordinal)).ToList();
        var start = new ProcessStartInfo(words[0], words.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        SimulatedProcesses.Prepare(start, machine, folder.Secrets);
        start.Environment[LeftPrograms.Variable] = folder.Path;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"'{words[0]}' did not start.");
        process.OutputDataReceived += (_, line) => Keep(folder, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(folder, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await using var stopping = stop.Register(() => SimulatedProcesses.Terminate(process.Id));
        using var killing = new CancellationTokenSource();
        await using var killed = killing.Token.Register(() => process.Kill(entireProcessTree: true));
        await using var late = stop.Register(() => killing.CancelAfter(options.Kill));
        await ExitedAsync(process);
        LeftPrograms.Kill(folder);
        await process.WaitForExitAsync(CancellationToken.None);

        return process.ExitCode;
    }

    /// <summary>Unlike the process's own waiting, not until everybody who has its output open has ended too.</summary>
    private static async Task ExitedAsync(Process process)
    {
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => exited.TrySetResult();

        if (!process.HasExited)
        {
            await exited.Task;
        }
    }

    private static void Keep(MachineFolder folder, string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
        {
            folder.Log("info", line);
        }
    }
}
