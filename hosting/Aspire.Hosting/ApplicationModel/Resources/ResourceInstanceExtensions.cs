namespace Aspire.Hosting.ApplicationModel;

internal static class ResourceInstanceExtensions
{
    /// <summary>The names of the instances the orchestrator runs; the resource's own name when it runs none.</summary>
    public static IReadOnlyList<string> GetInstanceNames(this IResource resource) =>
        resource.Annotations.OfType<ResourceInstancesAnnotation>().LastOrDefault() is { Instances: { Count: > 0 } instances }
            ? [.. instances.Select(instance => instance.Name)]
            : [resource.Name];
}
