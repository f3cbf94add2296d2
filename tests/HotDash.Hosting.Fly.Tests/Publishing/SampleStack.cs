using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Tests.Publishing;

/// <summary>An application of the shape of HotDash: a dashboard, and a support service with web and worker from one image.</summary>
internal static class SampleStack
{
    public static void Configure(IDistributedApplicationBuilder builder, IResourceBuilder<FlyEnvironmentResource> environment)
    {
        var token = builder.AddParameter("api-token", secret: true);
        var digest = builder.AddParameter("support-image-digest");
        var database = builder.AddConnectionString("support-db");

        var support = AddSupport(builder, "support", database)
            .WithArgs("bundle", "exec", "rails", "server", "-b", "0.0.0.0")
            .WithHttpEndpoint(targetPort: 3000)
            .WithExternalHttpEndpoints()
            .WithHttpHealthCheck("/api");

        support.PublishAsFlyApp(app =>
        {
            app.AppName = "sample-support";
            app.Name = "web";
            app.Machine = new FlyVm { Size = FlyMachineSizes.SharedCpu1x, MemoryMb = 2048 };
            app.ForceHttps = false;
            app.PrivateAddress = FlyPrivateAddress.Flycast;
            app.Concurrency = new FlyConcurrency { SoftLimit = 20, HardLimit = 25 };
            app.ImageDigest = digest;
        });

        AddSupport(builder, "support-worker", database)
            .WithArgs("bundle", "exec", "sidekiq", "-q", "high priority")
            .PublishAsFlyProcessGroup(support, "worker", group => group.Machine = new FlyVm { Size = FlyMachineSizes.SharedCpu1x, MemoryMb = 2048 });

        builder.AddWeb("dashboard")
            .WithReference(support.GetEndpoint("http"))
            .WithReference(database, "support")
            .WithEnvironment("Chatwoot__ApiAccessToken", token)
            .WithEnvironment("Chatwoot__Url", ReferenceExpression.Create($"{support.GetEndpoint("http")}/app?x={token}"))
            .PublishAsFlyApp(app =>
            {
                app.AppName = "sample-dashboard";
                app.Machine = new FlyVm { Size = FlyMachineSizes.SharedCpu1x, MemoryMb = 1024 };
                app.AutoStop = FlyAutoStop.Stop;
                app.MinMachinesRunning = 1;
            });
    }

    private static IResourceBuilder<ContainerResource> AddSupport(IDistributedApplicationBuilder builder, string name, IResourceBuilder<IResourceWithConnectionString> database) =>
        builder.AddContainer(name, "sample/support", "v1").WithEnvironment("RAILS_ENV", "production").WithReference(database, "support");
}
