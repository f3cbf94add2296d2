using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.Dcp.Objects;

namespace Aspire.Hosting.Dcp;

/// <summary>Gives every endpoint its address: DCP proxies for proxied ones, a port of their own for the others.</summary>
internal sealed class DcpServiceAllocator(DcpClient client, DcpOptions options, TimeProvider timeProvider)
{
    private const string Remedy = "Stop what uses the port (it may be an earlier run of this application), or choose another one.";

    public async Task AllocateAsync(IReadOnlyCollection<DcpBinding> bindings, CancellationToken cancellationToken)
    {
        foreach (var binding in bindings.Where(binding => !binding.IsProxied))
        {
            AllocateProxyless(binding);
        }

        var proxied = bindings.Where(binding => binding.IsProxied).ToDictionary(binding => binding.ServiceName, StringComparer.Ordinal);
        if (proxied.Count > 0)
        {
            ThrowIfTaken(proxied.Values.Where(binding => !options.RandomizePorts && IsTaken(binding.Endpoint)).ToList());
            await AllocateProxiedAsync(proxied, cancellationToken);
        }
    }

    private async Task AllocateProxiedAsync(Dictionary<string, DcpBinding> bindings, CancellationToken cancellationToken)
    {
        await Task.WhenAll(bindings.Values.Select(binding => client.CreateAsync(ServiceFor(binding), cancellationToken)));

        using var timeout = new CancellationTokenSource(options.ServiceTimeout, timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var missing = new Dictionary<string, DcpBinding>(bindings, StringComparer.Ordinal);
        try
        {
            while (missing.Count > 0)
            {
                await AllocateFromWatchAsync(missing, linked.Token);
            }
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            throw new DistributedApplicationException(
                $"No address within {options.ServiceTimeout.TotalSeconds:0} s for {string.Join("; ", missing.Values.Select(Describe))}. {Remedy}");
        }
    }

    /// <summary>DCP would try 30 times and tell nobody; asking beforehand answers at once.</summary>
    private static bool IsTaken(EndpointAnnotation endpoint)
    {
        if (endpoint.Port is not { } port || endpoint.Protocol != ProtocolType.Tcp)
        {
            return false;
        }

        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return false;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.AddressAlreadyInUse;
        }
    }

    private static void ThrowIfTaken(List<DcpBinding> taken)
    {
        if (taken.Count > 0)
        {
            throw new DistributedApplicationException($"Already in use: {string.Join("; ", taken.Select(Describe))}. {Remedy}");
        }
    }

    private async Task AllocateFromWatchAsync(Dictionary<string, DcpBinding> missing, CancellationToken cancellationToken)
    {
        await foreach (var change in client.WatchOnceAsync<DcpService>(cancellationToken))
        {
            if (change.Object is { Metadata.Name: var name, Status: { EffectivePort: > 0 and var port, EffectiveAddress: { Length: > 0 } address } }
                && missing.Remove(name, out var binding))
            {
                Allocate(binding, address, port);
            }

            if (missing.Count == 0)
            {
                return;
            }
        }
    }

    private DcpService ServiceFor(DcpBinding binding) => new()
    {
        Metadata = new DcpMetadata
        {
            Name = binding.ServiceName,
            Annotations = new Dictionary<string, string>
            {
                [DcpApi.ResourceNameAnnotation] = binding.Resource.Name,
                [DcpApi.EndpointNameAnnotation] = binding.Endpoint.Name,
            },
        },
        Spec = new DcpServiceSpec
        {
            Port = options.RandomizePorts ? null : binding.Endpoint.Port,
            Address = binding.Endpoint.TargetHost is KnownHostNames.Localhost ? null : binding.Endpoint.TargetHost,
            Protocol = binding.Endpoint.Protocol == ProtocolType.Udp ? "UDP" : "TCP",
        },
    };

    private static void Allocate(DcpBinding binding, string address, int port)
    {
        var host = binding.Endpoint.TargetHost is KnownHostNames.Localhost or "0.0.0.0" or "::" or "*" or "+" ? KnownHostNames.Localhost : address;
        var target = binding.Resource.IsContainer() ? null : binding.PortForServing;
        binding.Endpoint.AllocatedEndpoint =
            new AllocatedEndpoint(binding.Endpoint, host, port, EndpointBindingMode.SingleAddress, target, KnownNetworkIdentifiers.LocalhostNetwork);
    }

    private static void AllocateProxyless(DcpBinding binding)
    {
        var port = binding.Endpoint.Port ?? binding.Endpoint.TargetPort ?? FreePort();
        binding.Endpoint.Port ??= port;
        binding.Endpoint.TargetPort ??= port;
        binding.Endpoint.AllocatedEndpoint = new AllocatedEndpoint(
            binding.Endpoint,
            KnownHostNames.Localhost,
            port,
            EndpointBindingMode.SingleAddress,
            $"{port}",
            KnownNetworkIdentifiers.LocalhostNetwork);
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port; // Bound one line above.
    }

    private static string Describe(DcpBinding binding) =>
        binding.Endpoint.Port is { } port
            ? $"port {port} of endpoint '{binding.Endpoint.Name}' of resource '{binding.Resource.Name}'"
            : $"endpoint '{binding.Endpoint.Name}' of resource '{binding.Resource.Name}'";
}
