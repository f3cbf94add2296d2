using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Fly;

/// <summary>Says what becomes of a resource on Fly.io.</summary>
public static class FlyAppBuilderExtensions
{
    /// <summary>Publishes the resource as a Fly app of its own. Calls add up on the same app.</summary>
    public static IResourceBuilder<T> PublishAsFlyApp<T>(this IResourceBuilder<T> builder, Action<FlyApp> configure)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);

        if (!builder.Resource.TryGetLastAnnotation<FlyAppAnnotation>(out var annotation))
        {
            annotation = new FlyAppAnnotation(new FlyApp(builder.Resource.Name));
            builder.WithAnnotation(annotation);
        }

        configure(annotation.App);

        return builder;
    }

    /// <summary>Publishes the resource as a process group of another resource's app, whose image, variables and secrets it shares. The last call wins.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="app">The resource that is published as the app.</param>
    /// <param name="group">The name of the process group.</param>
    /// <param name="configure">Size and volumes of the group.</param>
    public static IResourceBuilder<T> PublishAsFlyProcessGroup<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> app, string group, Action<FlyGroup>? configure = null)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(app);
        ArgumentException.ThrowIfNullOrEmpty(group);

        var settings = new FlyGroup { Name = group };
        configure?.Invoke(settings);

        return builder.WithAnnotation(new FlyProcessGroupAnnotation(app.Resource, settings), ResourceAnnotationMutationBehavior.Replace);
    }

    /// <summary>The resource exists in staging but not on Fly: what refers to it becomes a secret that is set by name. The last call wins.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="where">Where it is instead, in words.</param>
    public static IResourceBuilder<T> PublishOutsideFly<T>(this IResourceBuilder<T> builder, string where)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(where);

        return builder.WithAnnotation(new OutsideFlyAnnotation(where), ResourceAnnotationMutationBehavior.Replace);
    }
}
