using System.Text.Json.Nodes;
using HotDash.Tests;
using NJsonSchema;

namespace HotDash.Hosting.Tests.Publishing;

/// <summary>Aspire's own schema of manifests. It is another project's file, so it is read where it lies and not copied.</summary>
internal static class AspireSchema
{
    public static async Task<JsonSchema> ReadAsync(CancellationToken cancellationToken)
    {
        var path = RepositoryRoot.Combine("..", "shared", "data", "aspire", "aspire-8.0.json");
        Assert.SkipUnless(File.Exists(path), $"Aspire's manifest schema is not beside the repository ({path}).");

        var schema = JsonNode.Parse(await File.ReadAllTextAsync(path, cancellationToken))!;
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
