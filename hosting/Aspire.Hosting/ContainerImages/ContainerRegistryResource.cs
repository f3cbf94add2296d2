namespace Aspire.Hosting.ApplicationModel;

public class ContainerRegistryResource(string name, ReferenceExpression endpoint, ReferenceExpression? repository = null) : Resource(name), IContainerRegistry
{
    private readonly ReferenceExpression _registryName = ReferenceExpression.Create($"{name}");

    ReferenceExpression IContainerRegistry.Name => _registryName;

    ReferenceExpression IContainerRegistry.Endpoint => endpoint;

    ReferenceExpression? IContainerRegistry.Repository => repository;
}
