namespace Aspire.Hosting.Dcp.Objects;

internal sealed record DcpContainerNetworkSpec
{
    public required string NetworkName { get; init; }

    public bool? Persistent { get; init; }
}
