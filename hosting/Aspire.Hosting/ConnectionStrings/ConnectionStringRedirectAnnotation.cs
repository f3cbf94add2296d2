namespace Aspire.Hosting.ApplicationModel;

/// <summary>The resource's connection string is that of another. The last one counts.</summary>
public class ConnectionStringRedirectAnnotation(IResourceWithConnectionString resource) : IResourceAnnotation
{
    public IResourceWithConnectionString Resource { get; } = resource;
}
