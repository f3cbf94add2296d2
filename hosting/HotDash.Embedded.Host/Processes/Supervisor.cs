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
        var (server, quickEnds) = (await start(lifetime.Stopping), 0);

        while (true)
        {
            var clock = Stopwatch.StartNew();
            int exitCode;

            using (server)
            {
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

                exitCode = server.ExitCode;
            }

            quickEnds = clock.Elapsed < s_quick ? quickEnds + 1 : 0;
            if (exitCode < 128 || (quickEnds >= MaxQuickCrashes && !Signals.ComesFromOutside(exitCode)))
            {
                Console.Error.WriteLine($"error: {name} ended with {Signals.Describe(exitCode)}");
                return exitCode == 0 ? ExitCodes.Failed : exitCode;
            }

            Announce(exitCode, clock.Elapsed);
            await Task.Delay(Math.Min(quickEnds, MaxQuickCrashes) * s_pause, lifetime.Stopping);
            server = await StartAgainAsync(start);
        }
    }

    /// <summary>A server may be killed again while it recovers; that is no reason to give up either.</summary>
    private async Task<ServerProcess> StartAgainAsync(Func<CancellationToken, Task<ServerProcess>> start)
    {
        for (var clock = Stopwatch.StartNew(); ; clock.Restart())
        {
            try
            {
                return await start(lifetime.Stopping);
            }
            catch (EmbeddedHostException exception) when (exception.ServerExitCode is { } exitCode && Signals.ComesFromOutside(exitCode))
            {
                Announce(exitCode, clock.Elapsed);
                await Task.Delay(s_pause, lifetime.Stopping);
            }
        }
    }

    private void Announce(int exitCode, TimeSpan lived) =>
        Console.Error.WriteLine($"warning: {name} was ended by {Signals.Describe(exitCode)} after {lived.TotalSeconds:0.0} s and is started again");
}
