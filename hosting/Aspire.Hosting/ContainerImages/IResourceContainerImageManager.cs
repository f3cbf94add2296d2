namespace Aspire.Hosting.Publishing;

public interface IResourceContainerImageManager
{
    Task BuildImageAsync(IResource resource, CancellationToken cancellationToken = default);

    Task BuildImagesAsync(IEnumerable<IResource> resources, CancellationToken cancellationToken = default);

    Task PushImageAsync(IResource resource, CancellationToken cancellationToken);
}
