using System.Text.Json;
using System.Text.Json.Nodes;
using HotDash.Tests;

namespace HotDash.Chatwoot.Tests.Contract;

/// <summary>
/// Compares an answer with a golden payload (tests/data/chatwoot/examples, written field by field from Chatwoot 4.15.1's views).
/// Names, order of arrays, nesting, types and fixed values must agree; ids, times and tokens only in kind.
/// </summary>
internal static class Golden
{
    private static readonly HashSet<string> s_volatile = new(StringComparer.Ordinal)
    {
        "id", "uuid", "source_id", "pubsub_token", "access_token", "hmac_token", "secret", "inbox_identifier", "website_token", "web_widget_script", "timestamp",
        "waiting_since", "data_url", "thumb_url", "url", "uid", "message", "token", "delivery_id", "jid", "job_id", "email", "file_size", "width", "height",
    };

    public static JsonNode Read(string name) =>
        JsonNode.Parse(File.ReadAllText(RepositoryRoot.Combine("tests", "data", "chatwoot", "examples", $"{name}.json")))
        ?? throw new InvalidOperationException($"Golden payload {name} is null; compare with null directly.");

    public static void AssertSame(string name, JsonNode? actual) => AssertSame(Read(name), actual, name);

    public static void AssertSame(JsonNode? expected, JsonNode? actual, string name)
    {
        var differences = new List<string>();
        Compare(expected, actual, name, "", differences);
        Assert.True(differences.Count == 0, $"{name} differs:\n  {string.Join("\n  ", differences)}\nanswered: {actual?.ToJsonString()}");
    }

    private static void Compare(JsonNode? expected, JsonNode? actual, string path, string property, List<string> differences)
    {
        switch (expected, actual)
        {
            case (JsonObject wanted, JsonObject given):
                differences.AddRange(wanted.Where(pair => !given.ContainsKey(pair.Key)).Select(pair => $"{path}.{pair.Key} is missing"));
                differences.AddRange(given.Where(pair => !wanted.ContainsKey(pair.Key)).Select(pair => $"{path}.{pair.Key} is not in the golden payload"));
                foreach (var (key, value) in wanted.Where(pair => given.ContainsKey(pair.Key)))
                {
                    Compare(value, given[key], $"{path}.{key}", key, differences);
                }

                break;
            case (JsonArray wanted, JsonArray given) when wanted.Count == given.Count:
                for (var index = 0; index < wanted.Count; index++)
                {
                    Compare(wanted[index], given[index], $"{path}[{index}]", property, differences);
                }

                break;
            default:
                CompareValues(expected, actual, path, property, differences);
                break;
        }
    }

    private static void CompareValues(JsonNode? expected, JsonNode? actual, string path, string property, List<string> differences)
    {
        var same = IsVolatile(property) ? Kind(expected) == Kind(actual) : JsonNode.DeepEquals(expected, actual);
        if (!same)
        {
            differences.Add($"{path} is {actual?.ToJsonString() ?? "null"}, expected {expected?.ToJsonString() ?? "null"}");
        }
    }

    private static bool IsVolatile(string property) =>
        s_volatile.Contains(property) || property.EndsWith("_id", StringComparison.Ordinal) || property.EndsWith("_at", StringComparison.Ordinal) || property.EndsWith("_url", StringComparison.Ordinal);

    private static JsonValueKind Kind(JsonNode? node) => node?.GetValueKind() ?? JsonValueKind.Null;
}
