using System.Security.Cryptography;
using Aspire.Hosting.Dcp.Objects;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// The network of the containers and the addresses in it: containers by name and target port, services of the host through
/// DCP's tunnel, which is made only when a container declares that it needs one.
/// </summary>
internal sealed class DcpContainerNetworks(DcpClient client, DcpApplication application, AppHostOptions appHost, TimeProvider timeProvider)
{
    private const string TunnelName = DcpContainerFactory.NetworkName + "-tunnelproxy";
    private const int MaxApplicationNameLength = 32;
    private const int SuffixLength = 8;
    private static readonly TimeSpan s_tunnelTimeout = TimeSpan.FromMinutes(10);
    private static readonly NetworkIdentifier s_network = KnownNetworkIdentifiers.DefaultAspireContainerNetwork;

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        if (!application.Resources.Any(resource => resource.IsContainer))
        {
            return;
        }

        // A container that outlives the application must find its network again.
        var isPersistent = application.Resources.Any(resource => resource is { IsContainer: true, IsPersistent: true });
        var name = appHost.Name.Length > MaxApplicationNameLength ? appHost.Name[..MaxApplicationNameLength] : appHost.Name;
        await client.CreateAsync(
            new DcpContainerNetwork
            {
                Metadata = new DcpMetadata { Name = DcpContainerFactory.NetworkName },
                Spec = new DcpContainerNetworkSpec
                {
                    NetworkName = isPersistent
                        ? $"aspire-persistent-network-{appHost.Sha256[..SuffixLength].ToLowerInvariant()}-{name}"
                        : $"aspire-session-network-{RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", SuffixLength)}-{name}",
                    Persistent = isPersistent ? true : null,
                },
            },
            cancellationToken);
    }

    public void AllocateContainers()
    {
        foreach (var binding in application.Bindings.Where(binding => binding.Resource.IsContainer()))
        {
            var port = binding.Endpoint.TargetPort!.Value; // DcpApplication refuses container endpoints without one.
            Allocate(binding.Endpoint, DcpContainerFactory.HostNameOf(binding.Resource), port);
        }
    }

    /// <summary>Goes on after the start: building the tunnel's image may take minutes the first time.</summary>
    public async Task AllocateHostServicesAsync(CancellationToken cancellationToken)
    {
        var services = application.Bindings.Where(binding => !binding.Resource.IsContainer()).ToList();
        try
        {
            if (!TunnelIsNeeded())
            {
                throw new DistributedApplicationException(
                    "Services of the host are not reachable from containers, because no container declares a reference to one. Declare it by WithReference.");
            }

            foreach (var service in services.Where(service => !service.IsProxied))
            {
                service.Endpoint.AllAllocatedEndpoints.Fail(s_network, Unproxied(service));
            }

            await CreateTunnelAsync(services.Where(service => service.IsProxied).ToList(), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The application stops.
        }
        catch (Exception e) when (e is DistributedApplicationException or HttpRequestException)
        {
            services.ForEach(service => service.Endpoint.AllAllocatedEndpoints.Fail(s_network, e));
        }
    }

    private static DistributedApplicationException Unproxied(DcpBinding service) =>
        new($"Endpoint '{service.Endpoint.Name}' of resource '{service.Resource.Name}' is not reachable from containers, because it has no proxy. Set isProxied: true.");

    private bool TunnelIsNeeded() =>
        application.Resources.Where(resource => resource.IsContainer).SelectMany(resource => resource.Resource.Annotations).Any(annotation => annotation switch
        {
            EndpointReferenceAnnotation reference => !reference.Resource.IsContainer(),
            ResourceRelationshipAnnotation relationship => DcpApplication.IsRunByDcp(relationship.Resource) && !relationship.Resource.IsContainer(),
            OtlpExporterAnnotation => true,
            _ => false,
        });

    private async Task CreateTunnelAsync(List<DcpBinding> services, CancellationToken cancellationToken)
    {
        var clients = services.ToDictionary(service => $"{service.ServiceName}-from-containers", StringComparer.Ordinal);
        await Task.WhenAll(clients.Keys.Select(name => client.CreateAsync(
            new DcpService
            {
                Metadata = new DcpMetadata { Name = name },
                Spec = new DcpServiceSpec { AddressAllocationMode = "Proxyless" },
            },
            cancellationToken)));
        await client.CreateAsync(
            new DcpTunnelProxy
            {
                Metadata = new DcpMetadata { Name = TunnelName },
                Spec = new DcpTunnelProxySpec
                {
                    ContainerNetworkName = DcpContainerFactory.NetworkName,
                    Aliases = [KnownHostNames.DefaultContainerTunnelHostName],
                    Tunnels = [.. clients.Select(item => new DcpTunnel(item.Value.ServiceName, item.Value.ServiceName, item.Key))],
                },
            },
            cancellationToken);
        await WaitForTunnelAsync(cancellationToken);
        await AllocateClientsAsync(clients, cancellationToken);
    }

    private async Task WaitForTunnelAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(s_tunnelTimeout, timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        while (true)
        {
            await foreach (var change in client.WatchOnceAsync<DcpTunnelProxy>(linked.Token))
            {
                switch (change.Object.Status?.State)
                {
                    case "Running":
                        return;
                    case "Failed":
                        throw new DistributedApplicationException(
                            $"The tunnel from containers to the host failed: {change.Object.Status.Message ?? "see the console log of DCP"}.");
                }
            }
        }
    }

    private async Task AllocateClientsAsync(Dictionary<string, DcpBinding> clients, CancellationToken cancellationToken)
    {
        var missing = new Dictionary<string, DcpBinding>(clients, StringComparer.Ordinal);
        while (missing.Count > 0)
        {
            await foreach (var change in client.WatchOnceAsync<DcpService>(cancellationToken))
            {
                if (change.Object is { Metadata.Name: var name, Status.EffectivePort: > 0 and var port } && missing.Remove(name, out var binding))
                {
                    Allocate(binding.Endpoint, KnownHostNames.DefaultContainerTunnelHostName, port);
                }

                if (missing.Count == 0)
                {
                    return;
                }
            }
        }
    }

    private static void Allocate(EndpointAnnotation endpoint, string host, int port) =>
        endpoint.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(
            s_network, new AllocatedEndpoint(endpoint, host, port, EndpointBindingMode.SingleAddress, $"{port}", s_network));
}
