namespace Aspire.Hosting.ApplicationModel;

/// <summary>Published before an instance starts, each time. Its handlers hold the start back.</summary>
public class BeforeResourceStartedEvent(IResource resource, IServiceProvider services) : IDistributedApplicationResourceEvent
{
    public IResource Resource { get; } = resource;

    public IServiceProvider Services { get; } = services;
}
