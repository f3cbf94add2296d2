using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

public static partial class ResourceExtensions
{
    public static bool TryGetContainerImageName(this IResource resource, [NotNullWhen(true)] out string? imageName) =>
        resource.TryGetContainerImageName(true, out imageName);

    /// <param name="useBuiltImage">Prefer the image built from a Dockerfile to the one that was named.</param>
    public static bool TryGetContainerImageName(this IResource resource, bool useBuiltImage, [NotNullWhen(true)] out string? imageName)
    {
        if (useBuiltImage
            && resource.TryGetLastAnnotation<DockerfileBuildAnnotation>(out var build)
            && build is { ImageName: { Length: > 0 } builtName })
        {
            imageName = build.ImageTag is { Length: > 0 } builtTag ? $"{builtName}:{builtTag}" : builtName;

            return true;
        }

        if (!resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var image))
        {
            imageName = null;

            return false;
        }

        var registry = string.IsNullOrEmpty(image.Registry) ? "" : $"{image.Registry}/";
        imageName = image switch
        {
            { SHA256: { Length: > 0 } digest } => $"{registry}{image.Image}@sha256:{digest}",
            { Tag: { Length: > 0 } tag } => $"{registry}{image.Image}:{tag}",
            _ => $"{registry}{image.Image}",
        };

        return true;
    }

    /// <summary>Projects, and containers that have a Dockerfile.</summary>
    public static bool RequiresImageBuild(this IResource resource) =>
        !resource.IsExcludedFromPublish() && (resource is ProjectResource || resource.HasAnnotationOfType<DockerfileBuildAnnotation>());

    public static bool RequiresImageBuildAndPush(this IResource resource) =>
        resource.RequiresImageBuild()
        && (!resource.TryGetLastAnnotation<DockerfileBuildAnnotation>(out var build) || build.HasEntrypoint);
}
