using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace HotDash.Hosting.Fly.Provisioning;

/// <summary>How many of the wanted things flyctl's answer holds: said once for our own reading and once for jq or awk in a script.</summary>
/// <param name="Where">Keys that an entry has, by jq's path. flyctl spells some in Go's way and some in JSON's.</param>
/// <param name="Sum">A number in the entry to add up; null: entries are counted.</param>
internal sealed partial record ProvisioningCount(IReadOnlyList<(string Key, string Value)> Where, string? Sum = null)
{
    /// <summary><c>fly redis list</c> has no JSON: the name is a column of its table.</summary>
    public static ProvisioningCount Column(string name) => new([("", name)]);

    public bool IsTable => Where is [("", _)];

    public string Filter
    {
        get
        {
            var entries = $"[.[] | select({string.Join(" and ", Where.Select(where => $"(.{where.Key} // .{Other(where.Key)}) == {JsonSerializer.Serialize(where.Value)}"))})";

            return Sum is null ? $"{entries}] | length" : $"{entries} | .{Sum} // 0] | add // 0";
        }
    }

    public int In(string output)
    {
        if (IsTable)
        {
            return output.Split('\n').Count(line => Columns().Split(line).Contains(Where[0].Value));
        }

        using var document = JsonDocument.Parse(output);

        return document.RootElement.ValueKind is JsonValueKind.Null
            ? 0
            : document.RootElement.EnumerateArray().Where(Matches).Sum(entry => Sum is null ? 1 : Number(entry));
    }

    private bool Matches(JsonElement entry) => Where.All(where => (Find(entry, where.Key) ?? Find(entry, Other(where.Key)))?.ToString() == where.Value);

    private int Number(JsonElement entry)
    {
        JsonElement? current = entry;

        foreach (var key in Sum!.Split('.'))
        {
            current = current is { } known ? Find(known, key) : null;
        }

        return current is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : 0;
    }

    private static JsonElement? Find(JsonElement entry, string key) =>
        entry.ValueKind is JsonValueKind.Object && entry.TryGetProperty(key, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    private static string Other(string key)
    {
        var first = char.IsUpper(key[0]) ? char.ToLower(key[0], CultureInfo.InvariantCulture) : char.ToUpper(key[0], CultureInfo.InvariantCulture);

        return first + key[1..];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Columns();
}
