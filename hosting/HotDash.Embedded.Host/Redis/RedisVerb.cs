using HotDash.Embedded.Host.Processes;

namespace HotDash.Embedded.Host.Redis;

internal static class RedisVerb
{
    public static async Task<int> RunAsync(EnvironmentSettings environment, HostLifetime lifetime)
    {
        var settings = RedisSettings.Read(environment);
        using var folder = DataFolder.Open(environment);

        try
        {
            var installation = await new RedisChoice(folder, environment.Find("PATH")).DecideAsync(settings.Engine, lifetime.Stopping);
            Leftovers.End(folder.Data);
            var port = LoopbackPort.Reserve(settings.Port);

            if (installation is null)
            {
                return await new GarnetHost(folder, settings, port, lifetime).RunAsync();
            }

            var server = new RedisServer(folder, installation, settings, port);
            return await new Supervisor(installation.Engine.Name(), lifetime).RunAsync(server.StartAsync, RedisServer.StopAsync);
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
