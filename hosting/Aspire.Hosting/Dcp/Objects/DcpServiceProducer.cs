namespace Aspire.Hosting.Dcp.Objects;

/// <summary>An item of the <c>service-producer</c> annotation.</summary>
internal sealed record DcpServiceProducer
{
    public required string ServiceName { get; init; }

    public string? Address { get; init; }

    public int? Port { get; init; }
}
