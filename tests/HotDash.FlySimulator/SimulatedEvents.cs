using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotDash.FlySimulator;

/// <summary>The events of a machine, oldest first in the file, newest first in answers.</summary>
internal static class SimulatedEvents
{
    private static string PathIn(string folder) => Path.Combine(folder, "events.jsonl");

    public static void Add(string folder, string type, string status, JsonObject? request = null)
    {
        var entry = new JsonObject { ["type"] = type, ["status"] = status, ["source"] = "flyd", ["timestamp"] = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() };

        if (request is not null)
        {
            entry["request"] = request;
        }

        File.AppendAllText(PathIn(folder), entry.ToJsonString() + "\n");
    }

    /// <summary>flyctl leaves out what is zero or false.</summary>
    public static JsonObject Exit(int exitCode, bool requestedStop, bool restarting, int restartCount)
    {
        var exit = new JsonObject { ["guest_signal"] = -1, ["signal"] = -1 };

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

        return new JsonObject { ["exit_event"] = exit, ["restart_count"] = restartCount };
    }

    public static IReadOnlyList<JsonNode> NewestFirst(string folder) => File.Exists(PathIn(folder))
        ? [.. File.ReadLines(PathIn(folder)).Reverse().Select(line => JsonNode.Parse(line)).OfType<JsonNode>()]
        : [];

    /// <summary>flyctl's smoke check: a second restart after a failure, and nothing else.</summary>
    public static bool LooksLikeCrashing(string folder)
    {
        var newest = NewestFirst(folder).TakeWhile(entry => (string?)entry["type"] is not "update" and not "launch").FirstOrDefault(entry => (string?)entry["type"] == "exit");

        return newest?["request"]?["exit_event"] is { } exit
            && (bool?)exit["restarting"] is true
            && ((int?)exit["exit_code"] ?? 0) != 0
            && ((int?)newest["request"]?["restart_count"] ?? 0) > 1;
    }

    public static string ToJson(IEnumerable<JsonNode> nodes) => new JsonArray([.. nodes.Select(node => node.DeepClone())]).ToJsonString(new JsonSerializerOptions { WriteIndented = true, IndentSize = 4 });
}
