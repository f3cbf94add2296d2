using Aspire.Hosting;
using HotDash.Hosting.Tests.ApplicationModel;
using HotDash.Tests;

namespace HotDash.Hosting.Tests.Publishing;

/// <summary>Aspire's own schema as a second opinion.</summary>
[Collection(nameof(ProcessState))]
public sealed class ManifestSchemaTests
{
    [Fact]
    public async Task Manifest_OfEveryKindOfResource_IsValidByAspiresSchema()
    {
        var schema = await AspireSchema.ReadAsync(TestContext.Current.CancellationToken);

        await using var publish = await TestPublish.RunAsync(builder =>
        {
            var token = builder.AddParameter("token", secret: true);
            var redis = builder.AddRedis("redis").WithDataVolume();
            var database = builder.AddPostgres("postgres").WithDataVolume().AddDatabase("db");
            builder.AddConnectionString("mail");
            builder.AddParameter("region", "ord", publishValueAsDefault: true);
            builder.AddDockerfile("site", "site").WithBuildSecret("TOKEN", token).WithHttpEndpoint(targetPort: 80);
            builder.AddExecutable("tool", "tool", ".").WithArgs("--token-from", redis).WithHttpEndpoint(port: 7000);
            builder.AddContainer("web", "web:1").WithBindMount("files", "/files").WithReference(database).WithEnvironment("URL", $"?t={token:uri}");
            builder.AddProject("api", TestProject.Write(builder.AppHostDirectory, "http://localhost:5080")).WithReference(redis);
        });

        Assert.Equal([], schema.Validate(publish.Manifest).Select(error => $"{error.Path}: {error.Kind}"));
    }

    [Fact]
    public async Task Schema_GivenABrokenManifest_RefusesIt()
    {
        var schema = await AspireSchema.ReadAsync(TestContext.Current.CancellationToken);

        Assert.NotEmpty(schema.Validate("""{ "resources": { "web": { "type": "container.v0", "imge": "web:1" } } }"""));
    }

    [Fact]
    public async Task Manifest_OfTheRepository_IsValidByAspiresSchema()
    {
        var schema = await AspireSchema.ReadAsync(TestContext.Current.CancellationToken);
        var manifest = await File.ReadAllTextAsync(RepositoryRoot.Combine("aspire-manifest.json"), TestContext.Current.CancellationToken);

        Assert.Equal([], schema.Validate(manifest).Select(error => $"{error.Path}: {error.Kind}"));
    }
}
