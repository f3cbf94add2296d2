using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The port on which a resource listens inside its container.</summary>
public class ContainerPortReference(IResource resource) : IManifestExpressionProvider, IValueWithReferences, IValueProvider
{
    private const string DefaultPort = "8080";

    public IResource Resource { get; } = resource;

    public string ValueExpression => $"{{{Resource.Name}.containerPort}}";

    public IEnumerable<object> References => [Resource];

    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken) => new(
        Resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(endpoint => endpoint.UriScheme is "http" or "https")?.TargetPort?.ToString(CultureInfo.InvariantCulture)
        ?? DefaultPort);
}
