using System.Diagnostics;

namespace HotDash.Embedded.Host.Processes;

/// <summary>
/// Keeps one server running until the host stops. A server killed from outside is started again however often, since its
/// data recover; one that keeps crashing by itself right after its start is given up.
/// </summary>
internal sealed class Supervisor(string name, HostLifetime lifetime)
{
    private const int MaxQuickCrashes = 5;
    private static readonly TimeSpan s_quick = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <param name="start">Starts the server and returns when it is ready.</param>
    /// <param name="stop">Ends the server as it wants to be ended.</param>
    public async Task<int> RunAsync(Func<CancellationToken, Task<ServerProcess>> start, Func<ServerProcess, Task> stop)
    {
        for (var quickEnds = 0; ;)
        {
            using var server = await start(lifetime.Stopping);
            var clock = Stopwatch.StartNew();

            try
            {
                await server.WaitAsync(lifetime.Stopping);
            }
            catch (OperationCanceledException)
            {
                await stop(server);
                Console.Out.WriteLine($"stopped: {name}");
                return ExitCodes.Done;
            }

            quickEnds = clock.Elapsed < s_quick ? quickEnds + 1 : 0;
            if (server.ExitCode < 128 || (quickEnds >= MaxQuickCrashes && !Signals.ComesFromOutside(server.ExitCode)))
            {
                Console.Error.WriteLine($"error: {name} ended with {Signals.Describe(server.ExitCode)}");
                return server.ExitCode == 0 ? ExitCodes.Failed : server.ExitCode;
            }

            Console.Error.WriteLine($"warning: {name} was ended by {Signals.Describe(server.ExitCode)} after {clock.Elapsed.TotalSeconds:0.0} s and is started again");
            await Task.Delay(Math.Min(quickEnds, MaxQuickCrashes) * s_pause, lifetime.Stopping);
        }
    }
}
