namespace Aspire.Hosting.ApplicationModel;

/// <summary>Which endpoints of another resource this one was given.</summary>
public sealed class EndpointReferenceAnnotation(IResourceWithEndpoints resource) : IResourceAnnotation
{
    public IResourceWithEndpoints Resource { get; } = resource;

    public bool UseAllEndpoints { get; set; }

    public ISet<string> EndpointNames { get; } = new HashSet<string>(StringComparers.EndpointName);

    public NetworkIdentifier ContextNetworkId { get; set; } = KnownNetworkIdentifiers.LocalhostNetwork;

    /// <summary>Another name than the resource's, under which it is found.</summary>
    internal string? ServiceName { get; init; }
}
