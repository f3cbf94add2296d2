namespace Aspire.Hosting.Dcp.Objects;

internal sealed record DcpContainerNetworkStatus
{
    public string? State { get; init; }

    public string? Message { get; init; }
}
