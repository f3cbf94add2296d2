namespace Aspire.Hosting.ApplicationModel;

public static partial class ResourceExtensions
{
    public static IComputeEnvironmentResource? GetComputeEnvironment(this IResource resource) =>
        resource.TryGetLastAnnotation<ComputeEnvironmentAnnotation>(out var annotation) ? annotation.ComputeEnvironment : null;

    /// <exception cref="InvalidOperationException">Several environments took the resource and none was chosen.</exception>
    public static DeploymentTargetAnnotation? GetDeploymentTargetAnnotation(this IResource resource, IComputeEnvironmentResource? targetComputeEnvironment = null)
    {
        var chosen = resource.GetComputeEnvironment() ?? targetComputeEnvironment;
        var targets = resource.Annotations.OfType<DeploymentTargetAnnotation>().ToList();

        if (chosen is not null)
        {
            return targets.LastOrDefault(target => target.ComputeEnvironment == chosen);
        }

        return targets.Count <= 1
            ? targets.FirstOrDefault()
            : throw new InvalidOperationException(
                $"Resource '{resource.Name}' has several compute environments: {string.Join(", ", targets.Select(target => target.ComputeEnvironment?.Name))}. Choose one with WithComputeEnvironment.");
    }
}
