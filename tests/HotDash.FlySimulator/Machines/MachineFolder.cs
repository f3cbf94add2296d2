using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotDash.FlySimulator.Machines;

/// <summary>The files of one machine.</summary>
internal sealed class MachineFolder(string path)
{
    public string Path => path;

    public string Id => System.IO.Path.GetFileName(path);

    public string PidPath => System.IO.Path.Combine(path, "supervisor.pid");

    public bool Exists => File.Exists(MachinePath);

    private string MachinePath => System.IO.Path.Combine(path, "machine.json");

    private string ConfigPath => System.IO.Path.Combine(path, "config.json");

    private string SecretsPath => System.IO.Path.Combine(path, "secrets.json");

    private string LogPath => System.IO.Path.Combine(path, "log.jsonl");

    private string LeasePath => System.IO.Path.Combine(path, "lease.json");

    public SimulatedMachine Read() => StateFile.Read<SimulatedMachine>(MachinePath);

    public void Write(SimulatedMachine machine) => StateFile.Write(MachinePath, machine);

    /// <summary>The configuration that the deployed fly.toml gives it.</summary>
    public JsonObject Config
    {
        get => StateFile.Read<JsonObject>(ConfigPath);
        set => StateFile.Write(ConfigPath, value);
    }

    /// <summary>The secrets that the app had when the machine was deployed.</summary>
    public IReadOnlyDictionary<string, string> Secrets
    {
        get => StateFile.Find<Dictionary<string, string>>(SecretsPath) ?? [];
        set => StateFile.WriteSecret(SecretsPath, value);
    }

    public SimulatedEvents Events => new(System.IO.Path.Combine(path, "events.jsonl"));

    public void Log(string level, string message)
    {
        var line = new JsonObject { ["level"] = level, ["instance"] = Id, ["message"] = message, ["region"] = "ord", ["timestamp"] = TimeProvider.System.GetUtcNow().ToString("O"), ["meta"] = new JsonObject() };
        File.AppendAllText(LogPath, line.ToJsonString() + "\n");
    }

    public IEnumerable<JsonNode> LogLines() => File.Exists(LogPath) ? File.ReadAllLines(LogPath).Select(line => JsonNode.Parse(line)).OfType<JsonNode>() : [];

    /// <summary>Null: it was taken. Otherwise who holds it.</summary>
    public SimulatedLease? TryLease(string owner, string? nonce, TimeSpan time, DateTimeOffset now)
    {
        if (FindLease(now) is { } held && held.Nonce != nonce)
        {
            return held;
        }

        StateFile.Write(LeasePath, new SimulatedLease(nonce ?? Guid.NewGuid().ToString("N"), owner, now + time));

        return null;
    }

    public SimulatedLease? FindLease(DateTimeOffset now)
    {
        try
        {
            return StateFile.Find<SimulatedLease>(LeasePath) is { } lease && lease.Expires > now ? lease : null;
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            return null;
        }
    }

    public void ReleaseLease() => File.Delete(LeasePath);
}
