using System.Text.Json.Nodes;

namespace HotDash.FlySimulator;

/// <summary><c>flyctl machine list --json</c>.</summary>
internal static class MachineListCommand
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var machines = new List<JsonNode>();

        foreach (var folder in SimulatorState.MachineFolders(arguments["--app"]))
        {
            machines.Add(await DescribeAsync(folder));
        }

        Console.WriteLine(SimulatedEvents.ToJson(machines));

        return 0;
    }

    private static async Task<JsonObject> DescribeAsync(string folder)
    {
        var machine = SimulatorState.Read<SimulatedMachine>(Path.Combine(folder, "machine.json"));
        var name = machine.Image.Split('@')[0];
        var state = SupervisedProcess.IsRunning(folder) ? "started" : "stopped";
        var config = SimulatorState.Read<JsonObject>(Path.Combine(folder, "config.json"));
        config["metadata"] = new JsonObject { ["fly_platform_version"] = "v2", ["fly_process_group"] = machine.Group };
        var described = new JsonObject
        {
            ["id"] = machine.Id,
            ["state"] = state,
            ["region"] = "ord",
            ["image_ref"] = new JsonObject { ["registry"] = name.Split('/')[0], ["repository"] = name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..], ["digest"] = machine.Image.Split('@')[1] },
            ["config"] = config,
            ["events"] = new JsonArray([.. SimulatedEvents.NewestFirst(folder).Select(entry => entry.DeepClone())]),
            ["host_status"] = "ok",
        };

        if (machine.CheckPath is not null && state == "started")
        {
            var (status, output) = await HealthProbe.LookAsync(machine);
            described["checks"] = new JsonArray(new JsonObject { ["name"] = "servicecheck-00-http", ["status"] = status, ["output"] = output });
        }

        return described;
    }
}
