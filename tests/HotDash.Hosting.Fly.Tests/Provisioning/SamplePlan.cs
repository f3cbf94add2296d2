using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Fly.Model;
using HotDash.Hosting.Fly.Provisioning;
using HotDash.Hosting.Fly.Tests.Publishing;

namespace HotDash.Hosting.Fly.Tests.Provisioning;

/// <summary>A plan with one of everything that can be provisioned.</summary>
internal static class SamplePlan
{
    public static async Task<IReadOnlyList<ProvisioningItem>> CreateAsync()
    {
        var (model, environment) = await PublishedModel.ReadAsync((builder, _) =>
        {
            builder.AddConnectionString("db").PublishAsFlyPostgres(new FlyPostgres { Name = "sample-db" });
            builder.AddConnectionString("redis").PublishAsFlyRedis(new FlyRedis { Name = "sample-redis" });
            builder.AddWeb().WithVolume("data", "/data").WithAnnotation(new ReplicaAnnotation(2)).PublishAsFlyApp(app =>
            {
                (app.ForceHttps, app.PrivateAddress) = (false, FlyPrivateAddress.Flycast);
                app.Regions.Add("fra");
                app.Mounts.Add(new FlyMount { Source = "data", Destination = "/data" });
            });
        });
        Assert.Empty(model.Refusals);

        return ProvisioningPlan.Create(model, environment);
    }

    public static string? Answer(string name) => name is "FLY_REDIS_PLAN" ? "Fixed" : null;
}
