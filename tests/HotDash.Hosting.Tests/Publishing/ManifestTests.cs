using System.Text.Json.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Tests.ApplicationModel;

namespace HotDash.Hosting.Tests.Publishing;

[Collection(nameof(ProcessState))]
public sealed class ManifestTests
{
    [Fact]
    public async Task Manifest_OfAContainer_HasImageArgumentsMountsAndBindings()
    {
        await using var app = await TestPublish.RunAsync(builder => builder.AddContainer("web", "example.com/team/web", "1.2")
            .WithArgs("--verbose")
            .WithVolume("web-data", "/data")
            .WithHttpEndpoint(port: 8080, targetPort: 80)
            .WithExternalHttpEndpoints()
            .WithEnvironment("MODE", "fast"));

        Assert.Equal(
            """
            {
              "resources": {
                "web": {
                  "type": "container.v0",
                  "image": "example.com/team/web:1.2",
                  "args": [
                    "--verbose"
                  ],
                  "volumes": [
                    {
                      "name": "web-data",
                      "target": "/data",
                      "readOnly": false
                    }
                  ],
                  "env": {
                    "MODE": "fast"
                  },
                  "bindings": {
                    "http": {
                      "scheme": "http",
                      "protocol": "tcp",
                      "transport": "http",
                      "port": 8080,
                      "targetPort": 80,
                      "external": true
                    }
                  }
                }
              }
            }

            """,
            app.Manifest);
    }

    [Fact]
    public async Task Manifest_OfASecretParameter_HoldsAPlaceholderAndNoValue()
    {
        await using var app = await TestPublish.RunAsync(
            builder =>
            {
                var token = builder.AddParameter("token", secret: true);
                builder.AddContainer("web", "web:1").WithEnvironment("TOKEN", token).WithEnvironment("URL", $"https://example.com/?t={token:uri}");
            },
            "Parameters:token=canary-value");

        Assert.DoesNotContain("canary-value", app.Manifest, StringComparison.Ordinal);
        var resources = JsonNode.Parse(app.Manifest)!["resources"]!;
        Assert.Equal("{token.inputs.value}", (string?)resources["token"]!["value"]);
        Assert.True((bool?)resources["token"]!["inputs"]!["value"]!["secret"]);
        Assert.Equal("{token.value}", (string?)resources["web"]!["env"]!["TOKEN"]);
        Assert.Equal("https://example.com/?t={token-uri-encoded.value}", (string?)resources["web"]!["env"]!["URL"]);
        Assert.Equal("uri", (string?)resources["token-uri-encoded"]!["filter"]);
    }

    [Fact]
    public async Task Manifest_OfAPostgresDatabase_AppendsTheGeneratedPassword()
    {
        await using var app = await TestPublish.RunAsync(builder => builder.AddPostgres("postgres").AddDatabase("hotdash-db", "hotdash"));

        var resources = JsonNode.Parse(app.Manifest)!["resources"]!.AsObject();
        Assert.Equal(["postgres", "hotdash-db", "postgres-password"], resources.Select(resource => resource.Key));
        Assert.Equal(
            "Host={postgres.bindings.tcp.host};Port={postgres.bindings.tcp.port};Username=postgres;Password={postgres-password.value}",
            (string?)resources["postgres"]!["connectionString"]);
        Assert.Equal("{postgres.connectionString};Database=hotdash", (string?)resources["hotdash-db"]!["connectionString"]);
        Assert.Equal("""{"minLength":22}""", resources["postgres-password"]!["inputs"]!["value"]!["default"]!["generate"]!.ToJsonString());
    }

    [Fact]
    public async Task Manifest_OfAProject_TellsItItsPortsAndNeedsNoLaunchPorts()
    {
        await using var app = await TestPublish.RunAsync(
            builder => builder.AddProject("web", TestProject.Write(builder.AppHostDirectory, "https://localhost:7443;http://localhost:5080")).WithExternalHttpEndpoints());

        var web = JsonNode.Parse(app.Manifest)!["resources"]!["web"]!;
        Assert.Equal("project.v0", (string?)web["type"]);
        Assert.Equal("web/web.csproj", (string?)web["path"]);
        Assert.Equal("{web.bindings.http.targetPort}", (string?)web["env"]!["HTTP_PORTS"]);
        Assert.Null(web["env"]!["HTTPS_PORTS"]);
        Assert.Equal("true", (string?)web["env"]!["ASPNETCORE_FORWARDEDHEADERS_ENABLED"]);
        Assert.Equal("""{"scheme":"http","protocol":"tcp","transport":"http","external":true}""", web["bindings"]!["http"]!.ToJsonString());
    }

    [Fact]
    public async Task Manifest_OfAnExcludedResource_LeavesItOut()
    {
        await using var app = await TestPublish.RunAsync(builder =>
        {
            builder.AddContainer("mail", "mail:1").ExcludeFromManifest();
            builder.AddContainer("web", "web:1");
        });

        Assert.Equal(["web"], JsonNode.Parse(app.Manifest)!["resources"]!.AsObject().Select(resource => resource.Key));
    }

    [Fact]
    public async Task Manifest_OfADockerfile_IsAContainerThatIsBuilt()
    {
        await using var app = await TestPublish.RunAsync(builder => builder.AddDockerfile("site", "site").WithBuildArg("VERSION", "3"));

        Assert.Equal(
            """{"type":"container.v1","build":{"context":"site","dockerfile":"site/Dockerfile","args":{"VERSION":"3"}}}""",
            JsonNode.Parse(app.Manifest)!["resources"]!["site"]!.ToJsonString());
    }

    [Fact]
    public async Task Manifest_OfAnExecutablePublishedAsDockerfile_TakesItsNameAndVariables()
    {
        await using var app = await TestPublish.RunAsync(builder => builder.AddExecutable("tool", "tool", "tool")
            .WithEnvironment("LEVEL", "1")
            .PublishAsDockerFile());

        var tool = JsonNode.Parse(app.Manifest)!["resources"]!["tool"]!;
        Assert.Equal("container.v1", (string?)tool["type"]);
        Assert.Equal("1", (string?)tool["env"]!["LEVEL"]);
    }

    [Fact]
    public async Task Manifest_OfReferences_HoldsServiceDiscoveryAndConnectionProperties()
    {
        await using var app = await TestPublish.RunAsync(builder =>
        {
            var redis = builder.AddRedis("redis");
            var api = builder.AddContainer("api", "api:1").WithHttpEndpoint(targetPort: 3000);
            builder.AddContainer("web", "web:1").WithReference(redis).WithReference(api.GetEndpoint("http"));
        });

        var env = JsonNode.Parse(app.Manifest)!["resources"]!["web"]!["env"]!;
        Assert.Equal("{redis.connectionString}", (string?)env["ConnectionStrings__redis"]);
        Assert.Equal("{redis.bindings.tcp.host}", (string?)env["REDIS_HOST"]);
        Assert.Equal("redis://:{redis-password-uri-encoded.value}@{redis.bindings.tcp.host}:{redis.bindings.tcp.port}", (string?)env["REDIS_URI"]);
        Assert.Equal("{api.bindings.http.url}", (string?)env["services__api__http__0"]);
        Assert.Equal("{api.bindings.http.url}", (string?)env["API_HTTP"]);
    }

    [Fact]
    public async Task Manifest_WrittenTwice_IsTheSameBytes()
    {
        static void Build(IDistributedApplicationBuilder builder) =>
            builder.AddContainer("web", "web:1").WithReference(builder.AddPostgres("postgres").AddDatabase("db")).WithHttpEndpoint(targetPort: 80);

        await using var first = await TestPublish.RunAsync(Build);
        await using var second = await TestPublish.RunAsync(Build);

        Assert.Equal(first.Manifest, second.Manifest);
    }

    [Fact]
    public async Task Manifest_WithoutAnOutputPath_FailsAndSaysHowToGiveOne()
    {
        var error = new StringWriter();

        await using var app = await TestPublish.RunAsync(builder => builder.AddContainer("web", "web:1"), error, "Pipeline:OutputPath=");

        Assert.Contains("--output-path", error.ToString(), StringComparison.Ordinal);
    }
}
