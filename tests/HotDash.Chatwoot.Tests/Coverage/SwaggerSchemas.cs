using System.Text.Json;
using System.Text.Json.Nodes;
using HotDash.Tests;

namespace HotDash.Chatwoot.Tests.Coverage;

/// <summary>Chatwoot's own API description, where it is at hand (it is another project's file and not copied), and the check of an answer against it.</summary>
internal sealed class SwaggerSchemas
{
    private const int MaxProblems = 5;

    private readonly JsonNode _document;

    private SwaggerSchemas(JsonNode document) => _document = document;

    public static SwaggerSchemas? Find()
    {
        for (var folder = new DirectoryInfo(RepositoryRoot.Path).Parent; folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", "chatwoot", "swagger.json");
            if (File.Exists(path))
            {
                return new SwaggerSchemas(JsonNode.Parse(File.ReadAllText(path)) ?? throw new InvalidOperationException($"{path} is empty."));
            }
        }

        return null;
    }

    /// <summary>Where an answer departs from the description; empty when it does not or when none is described.</summary>
    public IReadOnlyList<string> Problems(Operation operation, int status, JsonNode? answer)
    {
        var responses = _document["paths"]?[operation.Template]?[operation.Method.ToLowerInvariant()]?["responses"]?.AsObject() ?? [];
        if (!responses.TryGetPropertyValue(status.ToString(System.Globalization.CultureInfo.InvariantCulture), out var response))
        {
            return [$"status {status} is not described"];
        }

        var problems = new List<string>();
        if (response?["content"]?["application/json"]?["schema"] is { } schema)
        {
            Check(schema, answer, "", problems);
        }

        return [.. problems.Take(MaxProblems)];
    }

    private void Check(JsonNode schema, JsonNode? value, string path, List<string> problems)
    {
        if (schema["$ref"]?.ToString() is { } reference)
        {
            Check(Resolve(reference), value, path, problems);

            return;
        }

        foreach (var part in schema["allOf"]?.AsArray() ?? [])
        {
            Check(part!, value, path, problems);
        }

        CheckAlternatives(schema, value, path, problems);
        CheckType(schema, value, path, problems);

        foreach (var (name, property) in schema["properties"]?.AsObject() ?? [])
        {
            if (value is JsonObject given && given.TryGetPropertyValue(name, out var child))
            {
                Check(property!, child, $"{path}/{name}", problems);
            }
        }

        if (schema["items"] is { } items && value is JsonArray array)
        {
            for (var index = 0; index < array.Count; index++)
            {
                Check(items, array[index], $"{path}/{index}", problems);
            }
        }
    }

    private void CheckAlternatives(JsonNode schema, JsonNode? value, string path, List<string> problems)
    {
        if ((schema["oneOf"] ?? schema["anyOf"])?.AsArray() is not { } alternatives)
        {
            return;
        }

        var best = alternatives.Select(alternative =>
        {
            var found = new List<string>();
            Check(alternative!, value, path, found);

            return found;
        }).MinBy(found => found.Count) ?? [];
        problems.AddRange(best);
    }

    private static void CheckType(JsonNode schema, JsonNode? value, string path, List<string> problems)
    {
        var types = schema["type"] switch
        {
            JsonArray several => several.Select(type => type!.ToString()).ToList(),
            { } one => [one.ToString()],
            _ => [],
        };
        if (types.Count > 0 && !types.Any(type => Is(type, value)))
        {
            problems.Add($"{(path.Length == 0 ? "/" : path)} must be {string.Join(" or ", types)}");
        }
        else if (schema["enum"] is JsonArray allowed && value is not null && !allowed.Any(item => JsonNode.DeepEquals(item, value)))
        {
            problems.Add($"{path} must be one of {allowed.ToJsonString()}");
        }
    }

    private static bool Is(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("null", JsonValueKind.Null) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => value!.GetValue<double>() % 1 == 0,
        _ => false,
    };

    private JsonNode Resolve(string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(_document, (node, name) => node[name] ?? throw new InvalidOperationException($"{reference} leads nowhere."));
}
