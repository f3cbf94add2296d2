using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Compose;

/// <summary>The image of a service: never a digest, which a person looks up, but the variable that takes it.</summary>
/// <param name="Variable">The name of the variable.</param>
/// <param name="Hint">What the image is.</param>
internal sealed record ComposeImage(string Variable, string Hint)
{
    public static ComposeImage Of(IResource resource)
    {
        if (resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var image))
        {
            var name = image.Image.Split('/')[^1];
            // What is built here is in no registry yet.
            var isLocal = image.Registry is null or "" or "localhost";

            return new ComposeImage(VariableFor(name), isLocal ? name : $"{image.Registry}/{image.Image}:{image.Tag}");
        }

        return resource.TryGetLastAnnotation<IProjectMetadata>(out var project)
            ? new ComposeImage(
                VariableFor(Path.GetFileNameWithoutExtension(project.ProjectPath)),
                Path.GetFileNameWithoutExtension(project.ProjectPath).Replace('.', '-').ToLowerInvariant())
            : throw new DistributedApplicationException($"Resource '{resource.Name}' has neither an image nor a project, so it has no place in a Compose file.");
    }

    private static string VariableFor(string name) => ComposeValues.VariableName($"{name}-image");
}
