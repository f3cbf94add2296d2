namespace Aspire.Hosting.ApplicationModel;

public sealed class DeploymentTargetAnnotation(IResource target) : IResourceAnnotation
{
    public IResource DeploymentTarget { get; set; } = target;

    public IComputeEnvironmentResource? ComputeEnvironment { get; set; }
}
