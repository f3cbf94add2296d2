using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace HotDash.Chatwoot.Http;

/// <summary>Rack's nested parameter names: <c>labels[]=a&amp;message[content]=hi</c> is <c>{"labels":["a"],"message":{"content":"hi"}}</c>.</summary>
internal static class NestedNames
{
    private const int MaxParts = 32;

    public static void AddAll(JsonObject values, IEnumerable<KeyValuePair<string, StringValues>> pairs)
    {
        foreach (var (name, texts) in pairs)
        {
            foreach (var text in texts)
            {
                Add(values, Parts(name), text ?? "");
            }
        }
    }

    /// <summary><c>a[b][]</c> is a, b and an empty part.</summary>
    private static List<string> Parts(string name)
    {
        var open = name.IndexOf('[', StringComparison.Ordinal);
        if (open <= 0)
        {
            return [name];
        }

        List<string> parts = [name[..open]];
        while (open >= 0 && open < name.Length && name[open] == '[' && parts.Count < MaxParts)
        {
            var close = name.IndexOf(']', open);
            if (close < 0)
            {
                return [name];
            }

            parts.Add(name[(open + 1)..close]);
            open = close + 1;
        }

        return parts;
    }

    /// <summary>Of a name given twice the last counts; names that contradict each other are left out.</summary>
    private static void Add(JsonObject values, List<string> parts, string text)
    {
        var hash = values;

        for (var index = 0; index < parts.Count - 1; index++)
        {
            var part = parts[index];
            if (parts[index + 1].Length == 0)
            {
                AddToArray(hash, part, parts, index + 2, text);

                return;
            }

            if (hash[part] is null)
            {
                hash[part] = new JsonObject();
            }

            if (hash[part] is not JsonObject inner)
            {
                return;
            }

            hash = inner;
        }

        hash[parts[^1]] = text;
    }

    /// <summary><c>a[][b]</c> fills the last object of the array until a name comes again.</summary>
    private static void AddToArray(JsonObject hash, string name, List<string> parts, int next, string text)
    {
        if (hash[name] is not JsonArray array)
        {
            hash[name] = array = [];
        }

        if (next >= parts.Count)
        {
            array.Add(text);

            return;
        }

        if (array.Count == 0 || array[^1] is not JsonObject last || last.ContainsKey(parts[next]))
        {
            array.Add(last = new JsonObject());
        }

        Add(last, parts[next..], text);
    }
}
