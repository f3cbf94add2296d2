using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotDash.Sidekiq.ActiveJobs;

namespace HotDash.Sidekiq.Jobs;

/// <summary>A job's arguments; for a Rails job those of its <c>perform</c>.</summary>
public sealed class JobArguments : IReadOnlyList<JsonElement>
{
    private readonly JsonElement _array;

    internal JobArguments(JsonElement array)
    {
        _array = array;
        Count = array.GetArrayLength();
    }

    public int Count { get; }

    public JsonElement this[int index] =>
        index >= 0 && index < Count
            ? _array[index]
            : throw new MalformedJobException($"Argument {index} is missing: the job has {Count}.");

    public string GetString(int index) =>
        this[index] is { ValueKind: JsonValueKind.String } text
            ? text.GetString() ?? string.Empty
            : throw Wrong(index, "a string");

    public long GetInt64(int index) =>
        this[index] is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value)
            ? value
            : throw Wrong(index, "a whole number");

    /// <summary>The record that argument <paramref name="index"/> refers to.</summary>
    public GlobalId GetRecord(int index) =>
        TryGetRecord(this[index], out var id) ? id : throw Wrong(index, "a record (GlobalID)");

    /// <summary>The value without Rails' marker keys; symbols and times as text.</summary>
    public JsonNode? GetPlain(int index) => ActiveJobValue.ToPlain(this[index]);

    /// <summary>A keyword argument (<c>name: value</c> in Ruby), null when the caller left it out.</summary>
    public JsonElement? GetKeyword(string name) =>
        Count > 0 && _array[Count - 1] is { ValueKind: JsonValueKind.Object } last && last.TryGetProperty(name, out var value)
            ? value
            : null;

    public static bool TryGetRecord(JsonElement element, out GlobalId id)
    {
        id = default;

        return element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty(ActiveJobValue.GlobalIdKey, out var text)
            && text.ValueKind == JsonValueKind.String
            && GlobalId.TryParse(text.GetString(), out id);
    }

    public IEnumerator<JsonElement> GetEnumerator() => _array.EnumerateArray().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private MalformedJobException Wrong(int index, string expected) =>
        new($"Argument {index} is {this[index].ValueKind}; expected {expected}.");
}
