using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Fly.Model;
using HotDash.Hosting.Fly.Provisioning;
using HotDash.Hosting.Fly.Publishing;

namespace HotDash.Hosting.Fly.Tests.Publishing;

/// <summary>What the sample has no use for: several regions and machines, volumes, other protocols, servers that Fly runs, a project.</summary>
internal static class FeatureStack
{
    public static void Configure(IDistributedApplicationBuilder builder, IResourceBuilder<FlyEnvironmentResource> environment)
    {
        environment.WithWorkflows(new FlyWorkflowOptions { Environment = "staging", AppHost = "App Host", BootVariables = new Dictionary<string, string> { ["QUOTE"] = "it's" } });
        var database = builder.AddConnectionString("db").PublishAsFlyPostgres(new FlyPostgres { Name = "feature-db", Plan = "launch", VolumeSizeGb = 20, MajorVersion = 16 });
        var cache = builder.AddConnectionString("cache").PublishAsFlyRedis(new FlyRedis { Name = "feature-cache", Region = "fra", Plan = "Fixed 250MB" });

        var store = builder.AddWeb("store").WithVolume("data", "/data").WithEntrypoint("/init").WithAnnotation(new ReplicaAnnotation(2))
            .WithEndpoint(targetPort: 7000, name: "internal", scheme: "tcp")
            .WithEndpoint(port: 9000, targetPort: 9000, name: "public", scheme: "tcp", isExternal: true)
            .PublishAsFlyApp(app =>
            {
                app.AppName = "feature-store";
                app.Regions.Add("lhr");
                app.Mounts.Add(new FlyMount { Source = "data", Destination = "/data", InitialSizeGb = 5, AutoExtendSizeThreshold = 80, AutoExtendSizeIncrementGb = 1, AutoExtendSizeLimitGb = 50 });
                app.Metrics = new FlyMetrics { Port = 9100, Path = "/metrics" };
                app.Statics.Add(new FlyStatic { GuestPath = "/public", UrlPrefix = "/assets" });
                app.WithVariable("ON_FLY", "1").WithSecret("LICENCE", "the vault").ConfigureToml(toml => toml with { SwapSizeMb = 512 });
            });

        builder.AddProject("api", Path.Combine(environment.Resource.PublishRoot, "api", "Api.csproj"), options => options.ExcludeLaunchProfile = true)
            .WithHttpEndpoint().WithExternalHttpEndpoints().AsHttp2Service().WithHttpHealthCheck("/health")
            .WithReference(database).WithReference(cache).WithReference(store.GetEndpoint("http")).WaitFor(store)
            .WithEnvironment("STORE", store.GetEndpoint("internal"))
            .PublishAsFlyApp(app =>
            {
                app.AppName = "feature-api";
                app.AutoStop = FlyAutoStop.Suspend;
                app.Strategy = FlyDeployStrategy.Canary;
                app.Routes.Add(new FlyRoute("/version") { MustContain = ["2"] });
            });
    }
}
