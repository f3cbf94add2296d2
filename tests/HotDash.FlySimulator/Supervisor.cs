using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace HotDash.FlySimulator;

/// <summary>Runs a machine's command and restarts it when it fails: ten times, as Fly does.</summary>
internal static class Supervisor
{
    private const int MostRestarts = 10;

    public static async Task<int> RunAsync(string folder)
    {
        var machine = SimulatorState.Read<SimulatedMachine>(Path.Combine(folder, "machine.json"));
        using var stop = new CancellationTokenSource();
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });

        SupervisedProcess.Announce(folder);

        try
        {
            for (var restarts = 0; ; restarts++)
            {
                SimulatedEvents.Add(folder, "start", "started");
                var exitCode = await RunOnceAsync(machine, stop.Token);
                var restarting = !stop.IsCancellationRequested && exitCode != 0 && restarts < MostRestarts;
                SimulatedEvents.Add(folder, "exit", "stopped", SimulatedEvents.Exit(exitCode, stop.IsCancellationRequested, restarting, restarts));

                if (!restarting)
                {
                    return 0;
                }

                await Task.Delay(200, stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        finally
        {
            SupervisedProcess.Withdraw(folder);
        }
    }

    private static async Task<int> RunOnceAsync(SimulatedMachine machine, CancellationToken stop)
    {
        var words = machine.Command.Select(word => word.Replace("{port}", machine.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)).ToList();
        using var process = Process.Start(new ProcessStartInfo(words[0], words.Skip(1)) { RedirectStandardInput = true }) ?? throw new InvalidOperationException($"'{words[0]}' did not start.");
        await using var stopping = stop.Register(() => SupervisedProcess.Signal(process.Id, 15));
        using var killing = new CancellationTokenSource();
        await using var killed = killing.Token.Register(() => process.Kill(entireProcessTree: true));
        await using var late = stop.Register(() => killing.CancelAfter(TimeSpan.FromSeconds(2)));
        await process.WaitForExitAsync(CancellationToken.None);

        return process.ExitCode;
    }
}
