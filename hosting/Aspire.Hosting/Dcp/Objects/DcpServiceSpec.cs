namespace Aspire.Hosting.Dcp.Objects;

internal sealed record DcpServiceSpec
{
    public string? Address { get; init; }

    public int? Port { get; init; }

    public string Protocol { get; init; } = "TCP";

    public string? AddressAllocationMode { get; init; }
}
