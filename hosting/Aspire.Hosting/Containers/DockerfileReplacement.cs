namespace Aspire.Hosting;

/// <summary>Lets a container take the place of another resource in a publish: same name, same annotations.</summary>
internal static class DockerfileReplacement
{
    public static IResourceBuilder<T> ReplaceByContainer<T>(this IResourceBuilder<T> builder, string contextPath, Action<IResourceBuilder<ContainerResource>>? configure)
        where T : IResource
    {
        var resources = builder.ApplicationBuilder.Resources;

        if (resources.OfType<StandInContainerResource>().FirstOrDefault(existing => existing.Origin == (IResource)builder.Resource) is { } standIn)
        {
            configure?.Invoke(builder.ApplicationBuilder.CreateResourceBuilder<ContainerResource>(standIn));

            return builder;
        }

        var container = new StandInContainerResource(builder.Resource);
        resources[resources.IndexOf(builder.Resource)] = container;
        var containerBuilder = builder.ApplicationBuilder.CreateResourceBuilder<ContainerResource>(container);
        containerBuilder.WithImage(builder.Resource.Name.ToLowerInvariant()).WithDockerfile(contextPath);
        configure?.Invoke(containerBuilder);

        return builder;
    }

    private sealed class StandInContainerResource(IResource origin) : ContainerResource(origin.Name)
    {
        public IResource Origin { get; } = origin;

        public override ResourceAnnotationCollection Annotations => Origin.Annotations;
    }
}
