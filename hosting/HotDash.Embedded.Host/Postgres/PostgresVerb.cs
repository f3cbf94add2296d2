using HotDash.Embedded.Host.Processes;

namespace HotDash.Embedded.Host.Postgres;

internal static class PostgresVerb
{
    public static async Task<int> RunAsync(EnvironmentSettings environment, HostLifetime lifetime)
    {
        var settings = PostgresSettings.Read(environment);
        using var folder = DataFolder.Open(environment);

        try
        {
            var binaries = await PostgresBinaries.LocateAsync(environment, folder.Account, lifetime.Stopping);
            var cluster = new PostgresCluster(folder, binaries, settings);
            Leftovers.End(folder.Data);
            await cluster.PrepareAsync(lifetime.Stopping);

            var server = new PostgresServer(folder, binaries, cluster, settings, LoopbackPort.Reserve(settings.Port));
            return await new Supervisor("postgres", lifetime).RunAsync(server.StartAsync, PostgresServer.StopAsync);
        }
        finally
        {
            if (settings.Ephemeral)
            {
                folder.Delete();
            }
        }
    }
}
