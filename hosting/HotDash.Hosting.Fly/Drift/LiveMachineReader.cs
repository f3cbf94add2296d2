using System.Globalization;
using System.Text.Json;

namespace HotDash.Hosting.Fly.Drift;

/// <summary>
/// Reads <c>[{"id":"…","region":"ord","image_ref":{"digest":"sha256:…"},"config":{"env":{…},"guest":{"cpus":1},"services":[…],"metadata":{"fly_process_group":"app"}}}]</c>.
/// flyctl leaves out what is zero or false, the Machines API does not: both are read.
/// </summary>
internal static class LiveMachineReader
{
    private static readonly string[] s_gone = ["destroyed", "destroying"];

    /// <summary>Throw-away machines of a deploy.</summary>
    private static readonly string[] s_passing = ["fly_app_release_command", "fly_app_test_machine_command", "fly_app_console"];

    /// <exception cref="JsonException">The text is not a list of machines.</exception>
    public static IReadOnlyList<LiveMachine> Read(string json)
    {
        using var document = JsonDocument.Parse(json);

        return document.RootElement.ValueKind switch
        {
            JsonValueKind.Null => [],
            JsonValueKind.Array => [.. document.RootElement.EnumerateArray().Where(machine => !s_gone.Contains(machine.Text("state"))).Select(ReadMachine).Where(machine => !s_passing.Contains(machine.Group))],
            _ => throw new JsonException("Expected a list of machines."),
        };
    }

    private static LiveMachine ReadMachine(JsonElement machine)
    {
        var config = machine.Find("config") ?? throw new JsonException($"Machine {machine.Text("id")} has no config.");
        var metadata = config.Find("metadata");

        return new LiveMachine(
            machine.Text("id") ?? "",
            metadata?.Text("fly_process_group") ?? "app",
            machine.Text("region") ?? "",
            machine.Find("image_ref")?.Text("digest") ?? "",
            metadata?.Text("fly_platform_version") is "v2",
            config.Items("standbys").Any(),
            ReadFacts(config));
    }

    private static SortedDictionary<string, string> ReadFacts(JsonElement config)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);

        foreach (var (name, value) in config.Properties("env").Where(pair => !pair.Name.StartsWith("FLY_", StringComparison.Ordinal) && pair.Name is not "PRIMARY_REGION"))
        {
            facts[$"env.{name}"] = value.ToString();
        }

        var guest = config.Find("guest");
        Put(facts, "guest.cpu_kind", guest?.Text("cpu_kind"));
        Put(facts, "guest.cpus", FactText.Number(guest?.Number("cpus")));
        Put(facts, "guest.memory_mb", FactText.Number(guest?.Number("memory_mb")));

        foreach (var service in config.Items("services"))
        {
            LiveServiceReader.Add(facts, service);
        }

        foreach (var (name, check) in config.Properties("checks"))
        {
            facts[$"checks.{name}"] = LiveServiceReader.Check(check, withPort: true);
        }

        var init = config.Find("init");
        facts["init.cmd"] = FactText.Words(init?.Items("cmd").Select(word => word.ToString()) ?? []);
        Put(facts, "init.entrypoint", init?.Items("entrypoint").ToList() is { Count: > 0 } words ? FactText.Words(words.Select(word => word.ToString())) : null);
        Put(facts, "stop_config.signal", config.Find("stop_config")?.Text("signal"));
        Put(facts, "stop_config.timeout", config.Find("stop_config")?.Duration("timeout"));
        Put(facts, "restart.policy", config.Find("restart")?.Text("policy"));
        Put(facts, "restart.max_retries", FactText.Number(config.Find("restart")?.Number("max_retries")));
        AddRest(facts, config);

        return facts;
    }

    private static void AddRest(SortedDictionary<string, string> facts, JsonElement config)
    {
        foreach (var mount in config.Items("mounts"))
        {
            facts[$"mounts[{mount.Text("path")}]"] = mount.Text("name") ?? "";
        }

        foreach (var file in config.Items("files"))
        {
            facts[$"files[{file.Text("guest_path")}]"] = file.Text("secret_name") is { } secret ? $"secret {secret}" : "content";
        }

        foreach (var folder in config.Items("statics"))
        {
            facts[$"statics[{folder.Text("url_prefix")}]"] = folder.Text("guest_path") ?? "";
        }

        if (config.Find("metrics") is { } metrics)
        {
            facts["metrics"] = string.Create(CultureInfo.InvariantCulture, $"{metrics.Number("port")} {metrics.Text("path")}");
        }
    }

    private static void Put(SortedDictionary<string, string> facts, string key, string? value)
    {
        if (value is not null)
        {
            facts[key] = value;
        }
    }
}
