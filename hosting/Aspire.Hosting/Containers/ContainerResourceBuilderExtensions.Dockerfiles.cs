namespace Aspire.Hosting;

public static partial class ContainerResourceBuilderExtensions
{
    /// <param name="contextPath">Relative to the application host's folder.</param>
    /// <param name="dockerfilePath">Relative to the context; <c>Dockerfile</c> by default.</param>
    public static IResourceBuilder<ContainerResource> AddDockerfile(this IDistributedApplicationBuilder builder, [ResourceName] string name, string contextPath, string? dockerfilePath = null, string? stage = null)
    {
        ArgumentNullException.ThrowIfNull(builder);

        return builder.AddResource(new ContainerResource(name)).WithImage(name.ToLowerInvariant()).WithDockerfile(contextPath, dockerfilePath, stage);
    }

    /// <summary>The last call wins.</summary>
    public static IResourceBuilder<T> WithDockerfile<T>(this IResourceBuilder<T> builder, string contextPath, string? dockerfilePath = null, string? stage = null)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(contextPath);

        var context = Path.GetFullPath(contextPath, builder.ApplicationBuilder.AppHostDirectory);

        return builder.BuiltFrom(new DockerfileBuildAnnotation(context, Path.GetFullPath(dockerfilePath ?? "Dockerfile", context), stage));
    }

    public static IResourceBuilder<T> WithBuildArg<T>(this IResourceBuilder<T> builder, string name, object? value)
        where T : ContainerResource
    {
        BuildOf(builder).BuildArguments[name] = value;

        return builder;
    }

    public static IResourceBuilder<T> WithBuildArg<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> value)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(value);

        return value.Resource.Secret
            ? throw new InvalidOperationException($"Parameter '{value.Resource.Name}' is secret: a build argument stays readable in the image. Use WithBuildSecret.")
            : builder.WithBuildArg(name, value.Resource);
    }

    public static IResourceBuilder<T> WithBuildSecret<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> value)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(value);

        BuildOf(builder).BuildSecrets[name] = value.Resource;

        return builder;
    }

    private static IResourceBuilder<T> BuiltFrom<T>(this IResourceBuilder<T> builder, DockerfileBuildAnnotation build)
        where T : ContainerResource
    {
        build.ImageName = builder.Resource.Name.ToLowerInvariant();
        build.ImageTag = "latest";

        return builder.WithAnnotation(build, ResourceAnnotationMutationBehavior.Replace);
    }

    private static DockerfileBuildAnnotation BuildOf<T>(IResourceBuilder<T> builder)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);

        return builder.Resource.Annotations.OfType<DockerfileBuildAnnotation>().LastOrDefault()
            ?? throw new InvalidOperationException($"Resource '{builder.Resource.Name}' is not built from a Dockerfile. Call WithDockerfile first.");
    }
}
