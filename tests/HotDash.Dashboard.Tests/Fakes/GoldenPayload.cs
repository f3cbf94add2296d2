using System.Text.Json.Nodes;

namespace HotDash.Dashboard.Tests.Fakes;

/// <summary>Payloads shaped like Chatwoot 4.15.1's code writes them, from <c>tests/data/chatwoot/examples</c>.</summary>
internal static class GoldenPayload
{
    public static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "chatwoot", $"{name}.json"));

    public static JsonNode Node(string name) =>
        JsonNode.Parse(Text(name)) ?? throw new InvalidOperationException($"{name}.json holds null.");
}
