namespace Aspire.Hosting.ApplicationModel;

public sealed class RegistryTargetAnnotation(IContainerRegistry registry) : IResourceAnnotation
{
    public IContainerRegistry Registry { get; } = registry;
}
