using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HotDash.Hosting.Fly.Publishing;
using HotDash.Hosting.Fly.Workload.Models;
using HotDash.Tests;
using NJsonSchema;
using NJsonSchema.Validation;
using Tomlyn.Model;

namespace HotDash.Hosting.Fly.Tests.Publishing;

/// <summary>The public JSON schema of fly.toml as a second opinion. It is stale in places, which are named here and nowhere else.</summary>
public sealed partial class PublicSchemaTests
{
    [Fact]
    public async Task Documents_OfHotDashAndOfGeneratedModels_AreValidByThePublicSchema()
    {
        var schema = await ReadAsync();
        var files = Directory.EnumerateFiles(RepositoryRoot.Combine("infra", "fly"), "fly.toml", SearchOption.AllDirectories).Select(path => new GeneratedFile(path, File.ReadAllText(path))).ToList();

        for (var seed = 0; seed < 100; seed++)
        {
            var publication = await new ModelBuilder(new ModelGenerator(seed).Create(), Path.GetTempPath(), order: 0).PublishAsync(TestContext.Current.CancellationToken);
            files.AddRange(publication.Files.Where(file => file.Path.EndsWith("fly.toml", StringComparison.Ordinal)));
        }

        Assert.InRange(files.Count, 50, 1000);
        Assert.Empty(files.SelectMany(file => Errors(schema, file)));
    }

    [Theory]
    [InlineData("force_https = true", "force_https = \"yes\"")]
    [InlineData("internal_port = 8080", "internal_port = \"8080\"")]
    [InlineData("auto_stop_machines = \"stop\"", "auto_stop_machines = \"never\"")]
    [InlineData("path = \"/health\"", "path = 1")]
    [InlineData("size = \"shared-cpu-1x\"", "size = \"huge\"")]
    public async Task Document_WithAWrongValue_IsRefusedByThePublicSchema(string right, string wrong)
    {
        var content = await File.ReadAllTextAsync(RepositoryRoot.Combine("infra", "fly", "hotdash-staging", "fly.toml"), TestContext.Current.CancellationToken);

        Assert.NotEmpty(Errors(await ReadAsync(), new GeneratedFile("wrong", content.Replace(right, wrong, StringComparison.Ordinal))));
    }

    private static Task<JsonSchema> ReadAsync() => ForeignSchema.ReadAsync("The public schema of fly.toml", TestContext.Current.CancellationToken, "fly", "schemastore-fly.json");

    private static IEnumerable<string> Errors(JsonSchema schema, GeneratedFile file) =>
        schema.Validate(ToJson(Workload.Documents.Read(file)!)!.ToJsonString()).Where(error => !IsStale(error)).Select(error => $"{file.Path}: {error.Path}: {error.Kind}");

    private static bool IsStale(ValidationError error) => error.Path is { } path && Stale().IsMatch(path);

    private static JsonNode? ToJson(object? value) => value switch
    {
        TomlTable table => new JsonObject(table.Select(pair => KeyValuePair.Create(pair.Key, ToJson(pair.Value)))),
        TomlTableArray tables => new JsonArray([.. tables.Select(ToJson)]),
        TomlArray items => new JsonArray([.. items.Select(ToJson)]),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        _ => null,
    };

    /// <summary>The schema knows only a boolean auto_stop_machines in [[services]], four of the five shared sizes, and no ranges of ports.</summary>
    [GeneratedRegex(@"^#/services(\[\d+\])?\b|^#/vm\[\d+\]\.(size|cpus)$")]
    private static partial Regex Stale();
}
