using System.Text.Json.Nodes;
using HotDash.FlySimulator.Machines;

namespace HotDash.FlySimulator.Commands;

/// <summary><c>flyctl machine list --json</c>, <c>start</c> and <c>stop</c>.</summary>
internal static class MachineCommands
{
    public static async Task ListAsync(SimulatedCloud cloud, Arguments arguments, TextWriter output)
    {
        var machines = new List<JsonNode>();

        foreach (var folder in cloud.Machines(Flyctl.App(cloud, arguments).Name))
        {
            try
            {
                machines.Add(await DescribeAsync(cloud, folder));
            }
            catch (FileNotFoundException)
            {
                // Destroyed in the meantime.
            }
        }

        await output.WriteLineAsync(FlyctlJson.Write(new JsonArray([.. machines])));
    }

    public static async Task StartAsync(SimulatedCloud cloud, Arguments arguments, TextWriter output)
    {
        foreach (var machine in Named(cloud, arguments))
        {
            await cloud.Host.StartAsync(machine);
            await output.WriteLineAsync($"{machine.Id} has been started");
        }
    }

    public static async Task StopAsync(SimulatedCloud cloud, Arguments arguments, TextWriter output)
    {
        foreach (var machine in Named(cloud, arguments))
        {
            await cloud.Host.StopAsync(machine);
            await output.WriteLineAsync($"{machine.Id} has been successfully stopped");
        }
    }

    public static async Task<JsonObject> DescribeAsync(SimulatedCloud cloud, MachineFolder folder)
    {
        var machine = folder.Read();
        var name = machine.Image.Split('@')[0];
        var config = folder.Config;
        config["image"] = machine.Image;
        config["metadata"] = new JsonObject { ["fly_platform_version"] = "v2", ["fly_process_group"] = machine.Group, ["fly_release_version"] = $"{machine.ReleaseVersion}" };
        var state = cloud.Host.IsRunning(folder) ? "started" : "stopped";
        var described = new JsonObject
        {
            ["id"] = machine.Id,
            ["name"] = machine.Id,
            ["state"] = state,
            ["region"] = "ord",
            ["image_ref"] = new JsonObject { ["registry"] = name.Split('/')[0], ["repository"] = name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..], ["digest"] = machine.Image.Split('@')[1] },
            ["config"] = config,
            ["events"] = new JsonArray([.. folder.Events.NewestFirst().Select(entry => entry.DeepClone())]),
            ["host_status"] = "ok",
        };

        if (machine.CheckPath is not null && state == "started")
        {
            var (status, text) = await HealthProbe.LookAsync(machine);
            described["checks"] = new JsonArray(new JsonObject { ["name"] = "servicecheck-00-http", ["status"] = status, ["output"] = text });
        }

        return described;
    }

    private static List<MachineFolder> Named(SimulatedCloud cloud, Arguments arguments) =>
        [.. arguments.Words.Select(id => cloud.Machines(Flyctl.App(cloud, arguments).Name).FirstOrDefault(machine => machine.Id == id) ?? throw new FlyctlException($"could not get machine {id}: machine not found"))];
}
