namespace Aspire.Hosting.Dcp.Objects;

internal sealed record DcpEndpointSpec
{
    public string? ServiceName { get; init; }

    public string? Address { get; init; }

    public int? Port { get; init; }
}
