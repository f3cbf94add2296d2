using System.Globalization;
using System.Security.Cryptography;

namespace Aspire.Hosting.Dcp;

/// <summary>Names the running copies of each resource: <c>web-kqzvmtxe</c>, or one per replica.</summary>
internal static class DcpInstances
{
    private const int SuffixLength = 8;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>Names what has no names yet. A persistent container keeps its name from run to run, by which it is found again.</summary>
    public static void Assign(DistributedApplicationModel model, string appHostSha256)
    {
        foreach (var resource in model.Resources.Where(DcpApplication.IsRunByDcp))
        {
            if (!resource.HasAnnotationOfType<ResourceInstancesAnnotation>())
            {
                resource.Annotations.Add(new ResourceInstancesAnnotation(Create(resource, appHostSha256)));
            }
        }
    }

    public static IReadOnlyList<ResourceInstance> Of(IResource resource) =>
        resource.Annotations.OfType<ResourceInstancesAnnotation>().Last().Instances;

    private static IReadOnlyList<ResourceInstance> Create(IResource resource, string appHostSha256) =>
    [
        .. Enumerable.Range(0, resource.GetReplicaCount()).Select(index =>
        {
            var suffix = IsPersistent(resource)
                ? appHostSha256[..SuffixLength].ToLower(CultureInfo.InvariantCulture)
                : RandomNumberGenerator.GetString(Letters, SuffixLength);
            return new ResourceInstance($"{resource.Name}-{suffix}", suffix, index);
        }),
    ];

    private static bool IsPersistent(IResource resource) =>
        resource.TryGetLastAnnotation<ContainerLifetimeAnnotation>(out var lifetime) && lifetime.Lifetime == ContainerLifetime.Persistent;
}
