using Tomlyn;
using Tomlyn.Model;

namespace HotDash.FlySimulator.Commands;

/// <summary>What the simulator reads of a fly.toml.</summary>
internal sealed record FlyConfig
{
    public required TomlTable Document { get; init; }

    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>The groups behind the proxy.</summary>
    public required IReadOnlyList<string> Serving { get; init; }

    public string? CheckPath { get; init; }

    public string Strategy { get; init; } = "rolling";

    public string Restart { get; init; } = "on-failure";

    public bool AutoStart { get; init; } = true;

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public static FlyConfig Read(string path)
    {
        var document = TomlSerializer.Deserialize<TomlTable>(File.ReadAllText(path)) ?? [];
        IReadOnlyList<string> groups = Table(document, "processes") is { } processes ? [.. processes.Keys] : ["app"];
        var service = Table(document, "http_service");

        return new FlyConfig
        {
            Document = document,
            Groups = groups,
            Serving = service is null ? [] : Names(service, "processes") is { Count: > 0 } named ? named : groups,
            CheckPath = service is not null && service.TryGetValue("checks", out var checks) ? (string)((TomlTableArray)checks)[0]["path"] : null,
            AutoStart = service is null || !service.TryGetValue("auto_start_machines", out var start) || start is true,
            Strategy = Table(document, "deploy") is { } deploy && deploy.TryGetValue("strategy", out var strategy) ? (string)strategy : "rolling",
            Restart = document.TryGetValue("restart", out var restart) && restart is TomlTableArray { Count: > 0 } policies && policies[0].TryGetValue("policy", out var policy) ? (string)policy : "on-failure",
            Environment = Table(document, "env")?.ToDictionary(pair => pair.Key, pair => pair.Value.ToString() ?? "") ?? [],
        };
    }

    private static TomlTable? Table(TomlTable table, string key) => table.TryGetValue(key, out var value) ? value as TomlTable : null;

    private static List<string> Names(TomlTable table, string key) => table.TryGetValue(key, out var names) ? [.. ((TomlArray)names).OfType<string>()] : [];
}
