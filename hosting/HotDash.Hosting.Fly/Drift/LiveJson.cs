using System.Text.Json;
using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Drift;

/// <summary>Reads of an answer in which everything may be left out.</summary>
internal static class LiveJson
{
    public static JsonElement? Find(this JsonElement element, string key) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(key, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement element, string key) => element.Find(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => "true",
        { ValueKind: JsonValueKind.False } => "false",
        { } value => value.ToString(),
    };

    public static int? Number(this JsonElement element, string key) => element.Find(key) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string key) =>
        element.Find(key) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    public static IEnumerable<(string Name, JsonElement Value)> Properties(this JsonElement element, string key) =>
        element.Find(key) is { ValueKind: JsonValueKind.Object } properties ? properties.EnumerateObject().Select(property => (property.Name, property.Value)) : [];

    /// <summary>A Go duration, as text with units or as nanoseconds.</summary>
    public static TimeSpan? Span(this JsonElement element, string key) => element.Find(key) switch
    {
        { ValueKind: JsonValueKind.Number } value => TimeSpan.FromTicks(value.GetInt64() / TimeSpan.NanosecondsPerTick),
        { ValueKind: JsonValueKind.String } value => GoDuration.Parse(value.GetString()!) ?? throw new JsonException($"'{value}' is no duration of {key}."),
        _ => null,
    };

    public static string? Duration(this JsonElement element, string key) => element.Span(key) is { } span ? GoDuration.Format(span) : null;
}
