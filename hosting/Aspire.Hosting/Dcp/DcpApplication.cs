using System.Net.Sockets;

namespace Aspire.Hosting.Dcp;

/// <summary>The part of the model that DCP runs: the instances of executables, projects and containers, with their endpoints.</summary>
internal sealed class DcpApplication : IDisposable
{
    private readonly Dictionary<string, DcpResource> _byName;

    private DcpApplication(IReadOnlyList<DcpResource> resources)
    {
        Resources = resources;
        _byName = resources.ToDictionary(resource => resource.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<DcpResource> Resources { get; }

    /// <summary>Replicas share their endpoints, so each endpoint is here once.</summary>
    public IReadOnlyList<DcpBinding> Bindings => [.. Resources.SelectMany(resource => resource.Bindings).DistinctBy(binding => binding.ServiceName)];

    public static DcpApplication From(DistributedApplicationModel model, string appHostSha256)
    {
        DcpInstances.Assign(model, appHostSha256);
        var resources = new List<DcpResource>();
        var awaited = AwaitedIn(model);
        foreach (var resource in model.Resources.Where(IsRunByDcp))
        {
            var bindings = BindingsOf(resource);
            resources.AddRange(DcpInstances.Of(resource).Select(instance => new DcpResource(resource, instance, bindings) { IsAwaited = awaited.Contains(resource) }));
        }

        return new DcpApplication(resources);
    }

    public static bool IsRunByDcp(IResource resource) =>
        resource is ExecutableResource or ProjectResource || resource.IsContainer();

    public DcpResource? Find(string instanceName) => _byName.GetValueOrDefault(instanceName);

    public IEnumerable<DcpResource> InstancesOf(IResource resource) => Resources.Where(instance => instance.Resource == resource);

    public void Dispose()
    {
        foreach (var resource in Resources)
        {
            resource.Dispose();
        }
    }

    private static HashSet<IResource> AwaitedIn(DistributedApplicationModel model) =>
        [.. model.Resources
            .SelectMany(resource => resource.Annotations.OfType<WaitAnnotation>())
            .Where(wait => wait.WaitType == WaitType.WaitForCompletion)
            .Select(wait => wait.Resource)];

    private static List<DcpBinding> BindingsOf(IResource resource)
    {
        if (resource is not IResourceWithEndpoints withEndpoints)
        {
            return [];
        }

        var endpoints = resource.Annotations.OfType<EndpointAnnotation>().ToList();
        return
        [
            .. endpoints.Select(endpoint =>
            {
                Validate(resource, endpoint);
                return new DcpBinding(
                    withEndpoints, endpoint, endpoints.Count == 1 ? resource.Name : $"{resource.Name}-{endpoint.Name}");
            }),
        ];
    }

    private static void Validate(IResource resource, EndpointAnnotation endpoint)
    {
        var name = $"Endpoint '{endpoint.Name}' of resource '{resource.Name}'";
        if (resource.IsContainer())
        {
            if (endpoint.TargetPort is null)
            {
                throw new DistributedApplicationException($"{name} has no target port. Give the port that the container listens on (targetPort).");
            }

            return;
        }

        if (endpoint.IsProxied && endpoint.Port is { } port && endpoint.TargetPort == port)
        {
            throw new DistributedApplicationException(
                $"{name} has port {port} for both the proxy and the process. Leave out one of them, or set isProxied: false.");
        }

        if (!endpoint.IsProxied && endpoint is { Port: { } own, TargetPort: { } target } && own != target)
        {
            throw new DistributedApplicationException(
                $"{name} has no proxy, but port {own} differs from target port {target}. Give one of them.");
        }

        if (resource.TryGetLastAnnotation<ReplicaAnnotation>(out var replicas) && replicas.Replicas > 1
            && (!endpoint.IsProxied || endpoint.TargetPort is not null))
        {
            throw new DistributedApplicationException(
                $"{name} cannot be shared by {replicas.Replicas} replicas. Remove its target port and leave it proxied.");
        }

        if (endpoint.Protocol is not (ProtocolType.Tcp or ProtocolType.Udp))
        {
            throw new DistributedApplicationException($"{name} has protocol {endpoint.Protocol}. Use TCP or UDP.");
        }
    }
}
