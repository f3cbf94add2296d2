using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using HotDash.Hosting.Fly.Drift;
using HotDash.Hosting.Fly.Migrations;
using HotDash.Hosting.Fly.Provisioning;
using HotDash.Hosting.Fly.Publishing;
using HotDash.Hosting.Fly.Release.Steps;
using HotDash.Hosting.Fly.Secrets;

namespace HotDash.Hosting.Fly;

/// <summary>Adds Fly.io to an app model.</summary>
public static class FlyEnvironmentBuilderExtensions
{
    /// <summary>Adds a Fly.io environment: compute resources are published to it. In run mode it changes nothing.</summary>
    /// <param name="builder">The application builder.</param>
    /// <param name="name">The name of the environment. It ends the names of its pipeline steps: <c>publish-{name}</c>, <c>verify-{name}</c>.</param>
    public static IResourceBuilder<FlyEnvironmentResource> AddFlyEnvironment(this IDistributedApplicationBuilder builder, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var environment = new FlyEnvironmentResource(name, builder.AppHostDirectory);

        return builder.ExecutionContext.IsPublishMode
            ? builder.AddResource(environment).ExcludeFromManifest().WithPipelineStepFactory(_ => FlyPipelineSteps.Create(environment)
                .Concat(FlyProvisioningSteps.Create(environment)).Concat(FlyDriftSteps.Create(environment)).Concat(FlySecretSteps.Create(environment)).Concat(FlyReleaseSteps.Create(environment)).Concat(FlyMigrationSteps.Create(environment)))
            : builder.CreateResourceBuilder(environment);
    }

    /// <summary>Names the Fly organization that owns the apps. The last call wins.</summary>
    public static IResourceBuilder<FlyEnvironmentResource> WithOrganization(this IResourceBuilder<FlyEnvironmentResource> builder, string organization)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(organization);

        builder.Resource.Organization = organization;

        return builder;
    }

    /// <summary>Sets the region of every app that does not name its own. The last call wins.</summary>
    public static IResourceBuilder<FlyEnvironmentResource> WithRegion(this IResourceBuilder<FlyEnvironmentResource> builder, string region)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(region);

        builder.Resource.Region = region;

        return builder;
    }

    /// <summary>Writes below this folder when a publish names no output path: the repository. Default: the AppHost's folder. The last call wins.</summary>
    /// <param name="builder">The environment.</param>
    /// <param name="path">Relative to the AppHost's folder.</param>
    public static IResourceBuilder<FlyEnvironmentResource> WithPublishRoot(this IResourceBuilder<FlyEnvironmentResource> builder, string path)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(path);

        builder.Resource.PublishRoot = Path.GetFullPath(path, builder.ApplicationBuilder.AppHostDirectory);

        return builder;
    }

    /// <summary>Has <c>verify-{name}</c> also compare Aspire's own manifest, which the step <c>publish-manifest</c> writes there. The last call wins.</summary>
    /// <param name="builder">The environment.</param>
    /// <param name="path">Relative to the publish root.</param>
    public static IResourceBuilder<FlyEnvironmentResource> WithManifest(this IResourceBuilder<FlyEnvironmentResource> builder, string path = "aspire-manifest.json")
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(path);

        builder.Resource.Manifest = path;

        return builder;
    }

    /// <summary>Generates GitHub workflows that deploy, roll back and test migrations. The last call wins.</summary>
    public static IResourceBuilder<FlyEnvironmentResource> WithWorkflows(this IResourceBuilder<FlyEnvironmentResource> builder, FlyWorkflowOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);

        builder.Resource.Workflows = options;

        return builder;
    }
}
