using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace HotDash.FlySimulator.Programs;

/// <summary>A web server with scripted faults, to be the command of an image. It says when a fault first shows.</summary>
internal static class ServeProgram
{
    public static async Task<int> RunAsync(IReadOnlyList<string> words)
    {
        var faults = ServeFaults.Parse(words);
        using var stop = new CancellationTokenSource();
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;

            if (!faults.IgnoresStop)
            {
                stop.Cancel();
            }
        });

        for (var line = 0; line < faults.Errors; line++)
        {
            Console.Error.WriteLine($"Error: line {line} (scripted)");
        }

        using var end = new CancellationTokenSource();
        using var listener = await ListenAsync(faults, stop.Token);
        var serving = listener is null ? Task.CompletedTask : new ServeLoop(listener, faults).RunAsync(end.Token);

        try
        {
            await Task.Delay(faults.ExitAfter ?? Timeout.InfiniteTimeSpan, stop.Token);
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        finally
        {
            await end.CancelAsync();
            await serving;
        }

        Console.Error.WriteLine(faults.Says);

        return faults.ExitCode;
    }

    private static async Task<TcpListener?> ListenAsync(ServeFaults faults, CancellationToken stop)
    {
        if (faults.IsWorker)
        {
            return null;
        }

        try
        {
            await Task.Delay(faults.StartAfter, stop);
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        var listener = new TcpListener(IPAddress.Loopback, faults.Port);
        listener.Start();

        return listener;
    }
}
