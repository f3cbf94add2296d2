namespace Aspire.Hosting.Dcp.Objects;

internal sealed record DcpTunnelProxySpec
{
    public required string ContainerNetworkName { get; init; }

    public IReadOnlyList<string>? Aliases { get; init; }

    public IReadOnlyList<DcpTunnel>? Tunnels { get; init; }
}
