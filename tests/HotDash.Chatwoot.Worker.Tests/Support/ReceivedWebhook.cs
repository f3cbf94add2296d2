using System.Text.Json.Nodes;

namespace HotDash.Chatwoot.Worker.Tests.Support;

internal sealed record ReceivedWebhook(string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
}
