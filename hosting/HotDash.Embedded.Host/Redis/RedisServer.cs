using System.Diagnostics;
using HotDash.Embedded.Host.Processes;

namespace HotDash.Embedded.Host.Redis;

/// <summary>Starts an engine and waits until it answers PING with the password.</summary>
internal sealed class RedisServer(DataFolder folder, RedisProgram program, RedisSettings settings, int port)
{
    private static readonly TimeSpan s_startTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_answer = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(10);

    public async Task<ServerProcess> StartAsync(CancellationToken cancellationToken)
    {
        Leftovers.End(folder.Data);
        var server = ServerProcess.Start(program.Launch);

        try
        {
            await WaitUntilReadyAsync(server, cancellationToken);
        }
        catch
        {
            await StopAsync(server);
            server.Dispose();
            throw;
        }

        Console.Out.WriteLine($"ready: {program.Name} {program.Version} on 127.0.0.1:{port} (process {server.Id})");
        return server;
    }

    public static Task StopAsync(ServerProcess server) => server.StopAsync([(Signals.Terminate, TimeSpan.FromSeconds(5))]);

    private async Task WaitUntilReadyAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();

        while (await RedisCall.AskAsync(port, settings.Password, "PING", s_answer, cancellationToken) != "+PONG")
        {
            if (server.HasExited)
            {
                await server.WaitAsync(cancellationToken);
                throw new EmbeddedHostException(
                    StorageFaults.ExplainOutput(server.Tail, folder.Configured)
                    ?? $"{program.Name} ended while starting ({Signals.Describe(server.ExitCode)}): {string.Join(Environment.NewLine, server.Tail.TakeLast(5))}")
                {
                    ServerExitCode = server.ExitCode,
                };
            }

            if (clock.Elapsed > s_startTimeout)
            {
                throw new EmbeddedHostException($"{program.Name} on 127.0.0.1:{port} did not answer PING within {s_startTimeout.TotalSeconds} s.");
            }

            await Task.Delay(s_poll, cancellationToken);
        }
    }
}
