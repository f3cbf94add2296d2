using System.Text.Json.Nodes;
using NJsonSchema;

namespace HotDash.Tests;

/// <summary>JSON schemas of other projects. They are read where they lie, beside the repository, and not copied; a test is skipped where they do not.</summary>
internal static class ForeignSchema
{
    public static async Task<JsonSchema> ReadAsync(string name, CancellationToken cancellationToken, params string[] path)
    {
        var file = RepositoryRoot.Combine(["..", "shared", "data", .. path]);
        Assert.SkipUnless(File.Exists(file), $"{name} is not beside the repository ({file}).");

        var schema = JsonNode.Parse(await File.ReadAllTextAsync(file, cancellationToken))!;
        TurnIntoDraft4(schema);

        return await JsonSchema.FromJsonAsync(schema.ToJsonString(), cancellationToken);
    }

    /// <summary>The validator is of draft 4: it knows neither <c>"build": false</c>, which says <c>{ "not": {} }</c>, nor <c>const</c>, an enumeration of one.</summary>
    private static void TurnIntoDraft4(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            items.ToList().ForEach(TurnIntoDraft4);
        }

        if (node is not JsonObject properties)
        {
            return;
        }

        if (properties["properties"] is JsonObject declared)
        {
            foreach (var (name, value) in declared.ToList())
            {
                if (value is JsonValue flag && flag.TryGetValue<bool>(out var allowed))
                {
                    declared[name] = allowed ? [] : new JsonObject { ["not"] = new JsonObject() };
                }
            }
        }

        if (properties["const"] is JsonValue constant)
        {
            properties.Remove("const");
            properties["enum"] = new JsonArray(constant.DeepClone());
        }

        properties.Select(property => property.Value).ToList().ForEach(TurnIntoDraft4);
    }
}
