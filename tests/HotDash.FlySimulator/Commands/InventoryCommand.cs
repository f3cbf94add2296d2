using System.Globalization;
using System.Text.Json.Nodes;

namespace HotDash.FlySimulator.Commands;

/// <summary>What is created once: apps, addresses, volumes, servers, and how many machines a group has.</summary>
internal static class InventoryCommand
{
    public static Task CreateAsync(SimulatedCloud cloud, string kind, string name, Arguments arguments)
    {
        var entries = Read(cloud);

        for (var count = int.Parse(arguments.Find("--count") ?? "1", CultureInfo.InvariantCulture); count > 0; count--)
        {
            entries.Add(new JsonObject { ["kind"] = kind, ["name"] = name, ["app"] = arguments.Find("--app"), ["region"] = arguments.Find("--region"), ["type"] = arguments.Find("--private") is null ? "v6" : "private_v6" });
        }

        StateFile.Write(cloud.FileOf("inventory"), entries);

        return Task.CompletedTask;
    }

    public static async Task ListAsync(SimulatedCloud cloud, string kind, Arguments arguments, TextWriter output)
    {
        var found = Read(cloud).Where(entry => (string?)entry!["kind"] == kind && (arguments.Find("--app") is null || (string?)entry["app"] == arguments["--app"]));

        if (kind is "redis")
        {
            await output.WriteLineAsync("ID      \tNAME        \tORG   \tPLAN  \tEVICTION\tREGION\tREAD REGIONS");
            await output.WriteAsync(string.Concat(found.Select((entry, at) => $"r{at}      \t{entry!["name"]}\tsample\tFixed \tDisabled\t{entry["region"]}\t\n")));

            return;
        }

        await output.WriteLineAsync(FlyctlJson.WriteAll(found.Select(entry => kind switch
        {
            "apps" => new JsonObject { ["ID"] = (string?)entry!["name"], ["Name"] = (string?)entry["name"], ["Status"] = "pending" },
            "ips" => new JsonObject { ["ID"] = "ip_1", ["Type"] = (string?)entry!["type"], ["Region"] = "global" },
            _ => new JsonObject { ["id"] = $"{kind}_1", ["name"] = (string?)entry!["name"], ["region"] = (string?)entry["region"] },
        })));
    }

    public static void Scale(SimulatedCloud cloud, string count, Arguments arguments)
    {
        var parts = count.Split('=');
        var entries = Read(cloud);
        entries.Add(new JsonObject { ["kind"] = "scale", ["name"] = parts[0], ["app"] = arguments["--app"], ["region"] = arguments["--region"], ["count"] = int.Parse(parts[1], CultureInfo.InvariantCulture) });
        StateFile.Write(cloud.FileOf("inventory"), entries);
    }

    public static Task ShowScaleAsync(SimulatedCloud cloud, Arguments arguments, TextWriter output)
    {
        return output.WriteLineAsync(FlyctlJson.WriteAll(Read(cloud).Where(entry => (string?)entry!["kind"] is "scale" && (string?)entry["app"] == arguments["--app"]).GroupBy(entry => (string?)entry!["name"]).Select(group => new JsonObject
        {
            ["Process"] = group.Key,
            ["Regions"] = new JsonObject(group.Select(entry => KeyValuePair.Create((string)entry!["region"]!, entry["count"]?.DeepClone()))),
        })));
    }

    private static JsonArray Read(SimulatedCloud cloud) => StateFile.Find<JsonArray>(cloud.FileOf("inventory")) ?? [];
}
