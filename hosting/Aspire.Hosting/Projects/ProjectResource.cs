namespace Aspire.Hosting.ApplicationModel;

public class ProjectResource(string name)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport, IResourceWithProbes, IComputeResource, IContainerFilesDestinationResource
{
    /// <summary>The kestrel endpoints of appsettings, by endpoint name; their URLs are overridden one by one.</summary>
    internal HashSet<string> KestrelEndpointNames { get; } = new(StringComparers.EndpointName);

    /// <summary>Made for a publish that knows no ports; the https one is left out of it.</summary>
    internal EndpointAnnotation? DefaultHttpsEndpoint { get; set; }
}
