namespace Aspire.Hosting;

public static class ContainerResourceExtensions
{
    public static IEnumerable<IResource> GetContainerResources(this DistributedApplicationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);

        return model.Resources.Where(resource => resource.IsContainer());
    }

    /// <summary>A resource is a container when it has an image or is built into one.</summary>
    public static bool IsContainer(this IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);

        return resource.Annotations.Any(annotation => annotation is ContainerImageAnnotation)
            || (resource is ContainerResource && resource.Annotations.Any(annotation => annotation is DockerfileBuildAnnotation));
    }
}
