using System.Text.Json.Nodes;

namespace HotDash.FlySimulator.Machines;

/// <summary>The events of a machine, oldest first in the file, newest first in answers.</summary>
internal sealed class SimulatedEvents(string path)
{
    public void Add(string type, string status, JsonObject? request = null)
    {
        var entry = new JsonObject { ["type"] = type, ["status"] = status, ["source"] = "flyd", ["timestamp"] = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() };

        if (request is not null)
        {
            entry["request"] = request;
        }

        File.AppendAllText(path, entry.ToJsonString() + "\n");
    }

    public void AddExit(int exitCode, bool requestedStop, bool restarting, int restartCount)
    {
        var exit = new JsonObject { ["guest_signal"] = -1, ["signal"] = -1 };

        // flyctl leaves out what is zero or false.
        if (exitCode != 0)
        {
            exit["exit_code"] = exitCode;
        }

        if (requestedStop)
        {
            exit["requested_stop"] = true;
        }

        if (restarting)
        {
            exit["restarting"] = true;
        }

        Add("exit", "stopped", new JsonObject { ["exit_event"] = exit, ["restart_count"] = restartCount });
    }

    public IReadOnlyList<JsonNode> NewestFirst() => File.Exists(path)
        ? [.. File.ReadAllLines(path).Reverse().Select(line => JsonNode.Parse(line)).OfType<JsonNode>()]
        : [];

    /// <summary>flyctl's smoke check: a second restart after a failure, and nothing else.</summary>
    public bool LooksLikeCrashing()
    {
        var newest = NewestFirst().TakeWhile(entry => (string?)entry["type"] is not "update" and not "launch").FirstOrDefault(entry => (string?)entry["type"] == "exit");

        return newest?["request"]?["exit_event"] is { } exit
            && (bool?)exit["restarting"] is true
            && ((int?)exit["exit_code"] ?? 0) != 0
            && ((int?)newest["request"]?["restart_count"] ?? 0) > 1;
    }
}
