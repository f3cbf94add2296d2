using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using HotDash.SystemHarness;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Containers.Tests.Engines;

/// <summary>An image that cannot be pulled, by the real orchestrator on the machine's own engine.</summary>
public sealed class MissingImageTests
{
    [Fact]
    public async Task Image_ThatCannotBePulled_IsExplainedInTheLogOfItsResource()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var obstacle = await ContainerBackend.FindObstacleAsync(cancellationToken);
        Assert.SkipUnless(obstacle is null, obstacle ?? "");
        var folder = Directory.CreateTempSubdirectory("hotdash-image-");
        var builder = DistributedApplicationTestingBuilder.Create();
        builder.Configuration["HOTDASH_BACKEND"] = "containers";
        builder.Configuration["DcpPublisher:ContainerRuntime"] = "podman";
        builder.Configuration["HotDash:DataFolder"] = folder.FullName;
        builder.Configuration["HotDash:Images:Redis"] = "localhost/hotdash-no-such-image:1";
        var redis = builder.AddRedisBackend("redis");
        await using var application = await builder.BuildAsync(cancellationToken);

        try
        {
            await application.StartAsync(cancellationToken);
            await application.ResourceNotifications.WaitForResourceAsync("redis", KnownResourceStates.FailedToStart, cancellationToken);

            var advice = await ResourceLogs.FindAsync(application.Services.GetRequiredService<ResourceLoggerService>(), redis.Resource, "The container from image", cancellationToken);

            Assert.All(["localhost/hotdash-no-such-image:1", "HotDash__Images__Redis", "leave out HOTDASH_BACKEND=containers"], part => Assert.Contains(part, advice, StringComparison.Ordinal));
        }
        finally
        {
            await application.StopAsync(CancellationToken.None);
            folder.Delete(recursive: true);
        }
    }
}
