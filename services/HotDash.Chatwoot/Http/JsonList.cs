using System.Text.Json.Nodes;

namespace HotDash.Chatwoot.Http;

internal static class JsonList
{
    public static JsonArray ToJsonArray<T>(this IEnumerable<T> items, Func<T, JsonNode?> shape) => new([.. items.Select(shape)]);
}
