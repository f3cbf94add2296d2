using System.Globalization;
using System.Text.Json.Nodes;

namespace HotDash.FlySimulator;

/// <summary>What is created once: apps, addresses, volumes, servers, and how many machines a group has.</summary>
internal static class InventoryCommand
{
    public static int Create(string kind, string name, Arguments arguments)
    {
        var entries = Read();
        entries.Add(new JsonObject { ["kind"] = kind, ["name"] = name, ["app"] = arguments.Find("--app"), ["region"] = arguments.Find("--region"), ["type"] = arguments.Find("--private") is null ? "v6" : "private_v6" });
        SimulatorState.Write(PathOf, entries);

        return 0;
    }

    public static int List(string kind, Arguments arguments)
    {
        var found = Read().Where(entry => (string?)entry!["kind"] == kind && (arguments.Find("--app") is null || (string?)entry["app"] == arguments["--app"]));

        if (kind is "redis")
        {
            Console.WriteLine("ID      \tNAME        \tORG   \tPLAN  \tEVICTION\tREGION\tREAD REGIONS");
            Console.Write(string.Concat(found.Select((entry, at) => $"r{at}      \t{entry!["name"]}\tsample\tFixed \tDisabled\t{entry["region"]}\t\n")));

            return 0;
        }

        Console.WriteLine(SimulatedEvents.ToJson(found.Select(entry => kind switch
        {
            "apps" => new JsonObject { ["ID"] = (string?)entry!["name"], ["Name"] = (string?)entry["name"], ["Status"] = "pending" },
            "ips" => new JsonObject { ["ID"] = "ip_1", ["Type"] = (string?)entry!["type"], ["Region"] = "global" },
            _ => new JsonObject { ["id"] = $"{kind}_1", ["name"] = (string?)entry!["name"], ["region"] = (string?)entry["region"] },
        })));

        return 0;
    }

    public static int Scale(string count, Arguments arguments)
    {
        var parts = count.Split('=');
        var entries = Read();
        entries.Add(new JsonObject { ["kind"] = "scale", ["name"] = parts[0], ["app"] = arguments["--app"], ["region"] = arguments["--region"], ["count"] = int.Parse(parts[1], CultureInfo.InvariantCulture) });
        SimulatorState.Write(PathOf, entries);

        return 0;
    }

    public static int ShowScale(Arguments arguments)
    {
        Console.WriteLine(SimulatedEvents.ToJson(Read().Where(entry => (string?)entry!["kind"] is "scale" && (string?)entry["app"] == arguments["--app"]).GroupBy(entry => (string?)entry!["name"]).Select(group => new JsonObject
        {
            ["Process"] = group.Key,
            ["Regions"] = new JsonObject(group.Select(entry => KeyValuePair.Create((string)entry!["region"]!, entry["count"]?.DeepClone()))),
        })));

        return 0;
    }

    private static string PathOf => Path.Combine(SimulatorState.Folder, "inventory.json");

    private static JsonArray Read() => File.Exists(PathOf) ? SimulatorState.Read<JsonArray>(PathOf) : [];
}
