using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Fly.Publishing;

namespace HotDash.Hosting.Fly.Tests.Publishing;

/// <summary>Publishes a model in memory.</summary>
internal static class PublishedModel
{
    public static async Task<FlyPublication> PublishAsync(Action<IDistributedApplicationBuilder, IResourceBuilder<FlyEnvironmentResource>> configure)
    {
        var (model, environment) = await ReadAsync(configure);

        return FlyPublication.Create(model, environment);
    }

    public static async Task<(FlyModel Model, FlyEnvironmentResource Environment)> ReadAsync(Action<IDistributedApplicationBuilder, IResourceBuilder<FlyEnvironmentResource>> configure)
    {
        var builder = DistributedApplication.CreateBuilder(["--operation", "publish", "--step", "publish"]);
        var environment = builder.AddFlyEnvironment("fly").WithRegion("ord").WithOrganization("sample-org");
        configure(builder, environment);

        var reader = new FlyModelReader(new DistributedApplicationModel(builder.Resources), builder.ExecutionContext, environment.Resource);

        return (await reader.ReadAsync(TestContext.Current.CancellationToken), environment.Resource);
    }

    /// <summary>A container that is ready to be published, but for what a test takes away.</summary>
    public static IResourceBuilder<ContainerResource> AddWeb(this IDistributedApplicationBuilder builder, string name = "web", string image = "sample/web") =>
        builder.AddContainer(name, image).WithImageSHA256(new string('0', 64)).WithHttpEndpoint(targetPort: 3000).WithExternalHttpEndpoints().WithHttpHealthCheck("/health");

    public static string Content(this FlyPublication publication, string path) => publication.Files.Single(file => file.Path == path).Content;
}
