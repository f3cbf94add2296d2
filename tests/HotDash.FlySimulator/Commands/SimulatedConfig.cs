using System.Text.Json.Nodes;
using Tomlyn.Model;

namespace HotDash.FlySimulator.Commands;

/// <summary>The machine configuration that flyctl makes of a fly.toml for one process group, as <c>machine list --json</c> shows it.</summary>
internal static class SimulatedConfig
{
    private static readonly Dictionary<string, int> s_memoryPerCpu = new() { ["shared"] = 256, ["performance"] = 2048 };

    public static JsonObject Of(TomlTable document, string group)
    {
        var config = new JsonObject
        {
            ["env"] = Environment(document, group),
            ["init"] = Init(document, group),
            ["guest"] = Guest(Tables(document, "vm").LastOrDefault(vm => IsFor(vm, group))),
            ["services"] = new JsonArray([.. Services(document, group)]),
            ["checks"] = new JsonObject(Checks(document, group)),
            ["stop_config"] = new JsonObject { ["signal"] = Text(document, "kill_signal"), ["timeout"] = Text(document, "kill_timeout") },
        };

        if (Tables(document, "restart").FirstOrDefault(restart => IsFor(restart, group)) is { } restart)
        {
            config["restart"] = new JsonObject { ["policy"] = Text(restart, "policy") is "never" ? "no" : Text(restart, "policy") };
        }

        if (Tables(document, "mounts").FirstOrDefault(mount => IsFor(mount, group)) is { } volume)
        {
            config["mounts"] = new JsonArray(new JsonObject { ["name"] = Text(volume, "source"), ["path"] = Text(volume, "destination") });
        }

        return config;
    }

    private static JsonObject Environment(TomlTable document, string group)
    {
        var variables = new JsonObject { ["FLY_PROCESS_GROUP"] = group, ["PRIMARY_REGION"] = Text(document, "primary_region") };

        foreach (var (name, value) in Table(document, "env") ?? [])
        {
            variables[name] = (string)value;
        }

        return variables;
    }

    // Single quotes are all that the publisher writes.
    private static JsonObject Init(TomlTable document, string group) => Text(Table(document, "processes") ?? [], group) is { Length: > 0 } command
        ? new JsonObject { ["cmd"] = new JsonArray([.. command.Split('\'').SelectMany((part, at) => at % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(word => JsonValue.Create(word))]) }
        : [];

    private static JsonObject Guest(TomlTable? vm)
    {
        var size = (vm is null ? null : Text(vm, "size")) ?? "shared-cpu-1x";
        var kind = size.Split('-')[0];
        var cpus = int.Parse(size[(size.LastIndexOf('-') + 1)..^1], System.Globalization.CultureInfo.InvariantCulture);

        return new JsonObject { ["cpu_kind"] = kind, ["cpus"] = cpus, ["memory_mb"] = (vm is null ? null : Number(vm, "memory_mb")) ?? cpus * s_memoryPerCpu[kind] };
    }

    private static IEnumerable<JsonNode> Services(TomlTable document, string group)
    {
        if (Table(document, "http_service") is not { } service || !IsFor(service, group))
        {
            yield break;
        }

        var stop = Text(service, "auto_stop_machines");
        var made = new JsonObject
        {
            ["protocol"] = "tcp",
            ["internal_port"] = Number(service, "internal_port"),
            ["autostop"] = stop is "suspend" ? "suspend" : stop is "stop",
            ["autostart"] = !service.TryGetValue("auto_start_machines", out var starts) || (bool)starts,
            ["ports"] = new JsonArray(
                new JsonObject { ["port"] = 80, ["handlers"] = new JsonArray("http"), ["force_https"] = service.TryGetValue("force_https", out var forced) && (bool)forced },
                new JsonObject { ["port"] = 443, ["handlers"] = new JsonArray("http", "tls") }),
            ["checks"] = new JsonArray([.. Tables(service, "checks").Select(check => Check(check, "http"))]),
        };

        if (Number(service, "min_machines_running") is > 0 and var least)
        {
            made["min_machines_running"] = least;
        }

        if (Table(service, "concurrency") is { } limits)
        {
            made["concurrency"] = new JsonObject { ["type"] = Text(limits, "type"), ["soft_limit"] = Number(limits, "soft_limit"), ["hard_limit"] = Number(limits, "hard_limit") };
        }

        yield return made;
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Checks(TomlTable document, string group) => (Table(document, "checks") ?? [])
        .Where(check => IsFor((TomlTable)check.Value, group))
        .Select(check => KeyValuePair.Create(check.Key, (JsonNode?)Check((TomlTable)check.Value, Text((TomlTable)check.Value, "type"))));

    private static JsonObject Check(TomlTable check, string? type)
    {
        var made = new JsonObject { ["type"] = type };

        foreach (var key in new[] { "interval", "timeout", "grace_period", "path", "port" }.Where(check.ContainsKey))
        {
            made[key] = key is "port" ? Number(check, key) : Text(check, key);
        }

        if (Text(check, "method") is { } method)
        {
            made["method"] = method.ToLowerInvariant();
        }

        if (Table(check, "headers") is { } headers)
        {
            made["headers"] = new JsonArray([.. headers.Select(header => new JsonObject { ["name"] = header.Key, ["values"] = new JsonArray((string)header.Value) })]);
        }

        return made;
    }

    private static bool IsFor(TomlTable section, string group) => !section.TryGetValue("processes", out var groups) || ((TomlArray)groups).OfType<string>().Contains(group);

    private static IEnumerable<TomlTable> Tables(TomlTable table, string key) => table.TryGetValue(key, out var tables) ? (TomlTableArray)tables : [];

    private static TomlTable? Table(TomlTable table, string key) => table.TryGetValue(key, out var found) ? (TomlTable)found : null;

    private static string? Text(TomlTable table, string key) => table.TryGetValue(key, out var text) ? (string)text : null;

    private static int? Number(TomlTable table, string key) => table.TryGetValue(key, out var number) ? (int)(long)number : null;
}
