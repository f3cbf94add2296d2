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
            var program = installation is null
                ? RedisPrograms.Garnet(folder, settings, port)
                : RedisPrograms.Installed(installation, folder, settings, port);

            return await new Supervisor(program.Name, lifetime).RunAsync(new RedisServer(folder, program, settings, port).StartAsync, RedisServer.StopAsync);
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
