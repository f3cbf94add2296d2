namespace Aspire.Hosting.ApplicationModel;

public sealed class DeploymentTargetAnnotation(IResource target) : IResourceAnnotation
{
    public IResource DeploymentTarget { get; set; } = target;

    public IContainerRegistry? ContainerRegistry { get; set; }

    public IComputeEnvironmentResource? ComputeEnvironment { get; set; }
}
