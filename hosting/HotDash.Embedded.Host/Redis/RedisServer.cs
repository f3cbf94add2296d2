using System.Diagnostics;
using System.Globalization;
using HotDash.Embedded.Host.Processes;

namespace HotDash.Embedded.Host.Redis;

/// <summary>Runs an installed redis-server or valkey-server. The configuration, with the password, goes in by standard input.</summary>
internal sealed class RedisServer(DataFolder folder, RedisInstallation installation, RedisSettings settings, int port)
{
    private static readonly TimeSpan s_startTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(10);

    public async Task<ServerProcess> StartAsync(CancellationToken cancellationToken)
    {
        Leftovers.End(folder.Data);
        var server = ServerProcess.Start(new ProcessLaunch(installation.Executable, ["-"], folder.Data, folder.Account)
        {
            Input = Configuration(),
            DeleteAfter = settings.Ephemeral ? folder.Path : null,
        });

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

        Console.Out.WriteLine($"ready: {installation.Engine.Name()} {installation.Version} on 127.0.0.1:{port} (process {server.Id})");
        return server;
    }

    public static Task StopAsync(ServerProcess server) => server.StopAsync([(Signals.Terminate, TimeSpan.FromSeconds(5))]);

    private string Configuration() => $"""
        bind 127.0.0.1
        port {port.ToString(CultureInfo.InvariantCulture)}
        requirepass "{settings.Password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}"
        daemonize no
        dir "{folder.Data}"
        save ""
        appendonly yes
        appendfsync everysec
        aof-load-truncated yes
        """ + "\n";

    private async Task WaitUntilReadyAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();

        while (!await RedisPing.AnswersAsync(port, settings.Password, cancellationToken))
        {
            if (server.HasExited)
            {
                await server.WaitAsync(cancellationToken);
                throw new EmbeddedHostException(
                    StorageFaults.ExplainOutput(server.Tail, folder.Configured)
                    ?? $"{installation.Engine.Name()}-server ended while starting ({Signals.Describe(server.ExitCode)}): {string.Join(Environment.NewLine, server.Tail.TakeLast(5))}");
            }

            if (clock.Elapsed > s_startTimeout)
            {
                throw new EmbeddedHostException($"{installation.Engine.Name()}-server on 127.0.0.1:{port} did not answer PING within {s_startTimeout.TotalSeconds} s.");
            }

            await Task.Delay(s_poll, cancellationToken);
        }
    }
}
