namespace Aspire.Hosting.ApplicationModel;

public class ProjectResource(string name)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport, IResourceWithProbes, IComputeResource
{
    /// <summary>Made for a publish that knows no ports; the https one is left out of it.</summary>
    internal EndpointAnnotation? DefaultHttpsEndpoint { get; set; }
}
