namespace Aspire.Hosting.ApplicationModel;

/// <summary>The compute environment that was chosen for a resource. The last one counts.</summary>
internal sealed class ComputeEnvironmentAnnotation(IComputeEnvironmentResource computeEnvironment) : IResourceAnnotation
{
    public IComputeEnvironmentResource ComputeEnvironment { get; } = computeEnvironment;
}
