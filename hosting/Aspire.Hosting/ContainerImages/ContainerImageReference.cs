namespace Aspire.Hosting.ApplicationModel;

/// <summary>The image under which a resource is deployed.</summary>
public class ContainerImageReference(IResource resource) : IManifestExpressionProvider, IValueWithReferences, IValueProvider
{
    public IResource Resource { get; } = resource;

    public string ValueExpression => $"{{{Resource.Name}.containerImage}}";

    public IEnumerable<object> References => [Resource];

    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken) =>
        Resource.TryGetContainerImageName(out var image)
            ? new(image)
            : throw new InvalidOperationException($"Resource '{Resource.Name}' has no container image. Its kind is {Resource.GetType().Name}.");
}
