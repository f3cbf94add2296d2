using System.Text.Json.Nodes;

namespace HotDash.FlySimulator.Api;

/// <summary>A status and its JSON.</summary>
internal sealed record ApiAnswer(int Status, JsonNode Body)
{
    public static ApiAnswer Error(int status, string error) => new(status, new JsonObject { ["error"] = error });
}
