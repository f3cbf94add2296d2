using System.Text.Json.Nodes;

namespace HotDash.Chatwoot.Core.Filters;

/// <summary>One condition as a client sends it; a value that is no text counts by its JSON.</summary>
internal sealed record FilterTerm(string Key, string Operator, string? Conjunction, string[] Values)
{
    public static FilterTerm From(JsonObject given) => new(
        Text(given["attribute_key"]) ?? "",
        Text(given["filter_operator"]) ?? "",
        Text(given["query_operator"]) is { } conjunction && !string.IsNullOrWhiteSpace(conjunction) ? conjunction : null,
        given["values"] switch
        {
            JsonArray array => [.. array.OfType<JsonValue>().Select(Text).OfType<string>()],
            JsonValue value when value.TryGetValue<string>(out var text) => [text],
            _ => [],
        });

    private static string? Text(JsonNode? node) => node is not JsonValue value ? null : value.TryGetValue<string>(out var text) ? text : value.ToJsonString();
}
