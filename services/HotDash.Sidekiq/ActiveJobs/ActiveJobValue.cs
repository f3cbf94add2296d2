using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotDash.Sidekiq.ActiveJobs;

/// <summary>Rails' argument serialization in both directions (activejob 7.1, <c>lib/active_job/arguments.rb</c>).</summary>
public static class ActiveJobValue
{
    private const string Prefix = "_aj_";
    private const string SymbolKeys = "_aj_symbol_keys";
    private const string Keyword = "_aj_ruby2_keywords";
    private const string Serialized = "_aj_serialized";
    internal const string GlobalIdKey = "_aj_globalid";

    /// <summary>A record: <c>{"_aj_globalid":"gid://chatwoot/Message/101"}</c>.</summary>
    public static JsonObject Record(GlobalId id) => new() { [GlobalIdKey] = id.ToString() };

    public static JsonObject Symbol(string name) => new()
    {
        [Serialized] = "ActiveJob::Serializers::SymbolSerializer",
        ["value"] = name,
    };

    public static JsonObject Time(DateTimeOffset time) => new()
    {
        [Serialized] = "ActiveJob::Serializers::TimeWithZoneSerializer",
        ["value"] = ActiveJobWrapper.Iso(time),
        ["time_zone"] = "Etc/UTC",
    };

    /// <summary>A hash with symbol keys, at every depth.</summary>
    public static JsonNode? SymbolHash(JsonNode? node) => node switch
    {
        JsonObject record when record.ContainsKey(GlobalIdKey) || record.ContainsKey(Serialized) => record.DeepClone(),
        JsonObject hash => WithKeys(hash, SymbolKeys),
        JsonArray array => new JsonArray([.. array.Select(SymbolHash)]),
        _ => node?.DeepClone(),
    };

    /// <summary>Keyword arguments: the last argument of a call with <c>name: value</c> pairs.</summary>
    public static JsonObject Keywords(JsonObject pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);

        return WithKeys(pairs, Keyword);
    }

    /// <summary>The plain value: marker keys dropped, symbols and times as their text, records as their GlobalID text.</summary>
    public static JsonNode? ToPlain(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when element.TryGetProperty(GlobalIdKey, out var id):
                return JsonValue.Create(id.GetString());
            case JsonValueKind.Object when element.TryGetProperty(Serialized, out _) && element.TryGetProperty("value", out var value):
                return ToPlain(value);
            case JsonValueKind.Object:
                return new JsonObject(element.EnumerateObject()
                    .Where(property => !property.Name.StartsWith(Prefix, StringComparison.Ordinal))
                    .Select(property => KeyValuePair.Create(property.Name, ToPlain(property.Value))));
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(ToPlain)]);
            default:
                return JsonNode.Parse(element.GetRawText());
        }
    }

    private static JsonObject WithKeys(JsonObject hash, string marker)
    {
        var result = new JsonObject(hash.Select(pair => KeyValuePair.Create(pair.Key, SymbolHash(pair.Value))));
        result[marker] = new JsonArray([.. hash.Select(pair => (JsonNode?)pair.Key)]);

        return result;
    }
}
