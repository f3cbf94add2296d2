using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotDash.FlySimulator.Commands;

/// <summary>JSON as flyctl prints it.</summary>
internal static class FlyctlJson
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, IndentSize = 4 };

    public static string Write(JsonNode node) => node.ToJsonString(s_json);

    public static string WriteAll(IEnumerable<JsonNode> nodes) => Write(new JsonArray([.. nodes]));
}
