using System.Diagnostics;
using System.Globalization;
using HotDash.Embedded.Host.Processes;
using Npgsql;

namespace HotDash.Embedded.Host.Postgres;

/// <summary>Starts PostgreSQL on a prepared cluster and waits until it answers a query.</summary>
internal sealed class PostgresServer(DataFolder folder, PostgresBinaries binaries, PostgresCluster cluster, PostgresSettings settings, int port)
{
    private static readonly TimeSpan s_startTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_endNoticed = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(15);

    /// <summary>Fast, then immediate: together below the 6 s after which DCP kills the host.</summary>
    private static readonly (int Signal, TimeSpan Patience)[] s_stop =
    [
        (Signals.Interrupt, TimeSpan.FromSeconds(3.5)),
        (Signals.Quit, TimeSpan.FromSeconds(1.5)),
    ];

    public async Task<ServerProcess> StartAsync(CancellationToken cancellationToken)
    {
        Leftovers.End(cluster.Path);
        var server = Launch();

        try
        {
            if (!await WaitUntilReadyAsync(server, cancellationToken))
            {
                await StopAsync(server);
                server.Dispose();
                await cluster.SetPasswordAsync(cancellationToken);
                Console.Out.WriteLine($"the password of '{settings.User}' differed from the stored one and was replaced");
                server = Launch();

                if (!await WaitUntilReadyAsync(server, cancellationToken))
                {
                    throw new EmbeddedHostException($"PostgreSQL in '{folder.Configured}' refuses user '{settings.User}' although the password was just set. Does the role exist? Otherwise run reset-data.");
                }
            }

            await ProvisionAsync(server, cancellationToken);
        }
        catch
        {
            await StopAsync(server);
            server.Dispose();
            throw;
        }

        Console.Out.WriteLine($"ready: postgres {binaries.Version} on 127.0.0.1:{port} (process {server.Id})");
        return server;
    }

    public static Task StopAsync(ServerProcess server) => server.StopAsync(s_stop);

    private ServerProcess Launch()
    {
        List<string> arguments =
        [
            "-D", cluster.Path, "-k", "", "-p", port.ToString(CultureInfo.InvariantCulture),
            "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200",
        ];

        if (binaries.Major >= 18)
        {
            arguments.AddRange(["-c", "io_method=sync"]);
        }

        if (settings.Ephemeral)
        {
            arguments.AddRange(["-c", "fsync=off", "-c", "full_page_writes=off"]);
        }

        return ServerProcess.Start(new ProcessLaunch(binaries.Postgres, arguments, cluster.Path, folder.Account)
        {
            StopSignal = Signals.Interrupt,
            DeleteAfter = settings.Ephemeral ? folder.Path : null,
        });
    }

    /// <returns>False when the server answers and refuses the password.</returns>
    private async Task<bool> WaitUntilReadyAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();

        while (true)
        {
            if (server.HasExited)
            {
                await server.WaitAsync(cancellationToken);
                throw Ended(server);
            }

            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString());
                await connection.OpenAsync(cancellationToken);
                return true;
            }
            catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
            {
                return false;
            }
            catch (NpgsqlException exception) when (clock.Elapsed > s_startTimeout)
            {
                throw new EmbeddedHostException($"PostgreSQL on 127.0.0.1:{port} did not answer within {s_startTimeout.TotalSeconds} s: {exception.Message}", innerException: exception);
            }
            catch (NpgsqlException)
            {
                await Task.Delay(s_poll, cancellationToken);
            }
        }
    }

    /// <summary>A server killed in the midst of it is a killed server, not a failed provisioning.</summary>
    private async Task ProvisionAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        try
        {
            await new PostgresProvisioning(ConnectionString()).ApplyAsync(settings.Databases, cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            await Task.WhenAny(server.WaitAsync(cancellationToken), Task.Delay(s_endNoticed, cancellationToken));
            throw server.HasExited
                ? Ended(server)
                : new EmbeddedHostException($"The databases of '{folder.Configured}' could not be made as wanted: {exception.Message}", innerException: exception);
        }
    }

    private EmbeddedHostException Ended(ServerProcess server) => new(
        StorageFaults.ExplainOutput(server.Tail, folder.Configured)
        ?? $"PostgreSQL ended while starting ({Signals.Describe(server.ExitCode)}): {string.Join(Environment.NewLine, server.Tail.TakeLast(5))}")
    {
        ServerExitCode = server.ExitCode,
    };

    private string ConnectionString() => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = settings.User,
        Password = settings.Password,
        Database = "postgres",
        Pooling = false,
    }.ConnectionString;
}
