namespace Aspire.Hosting.Dcp.Objects;

/// <summary>Kubernetes' error body (kind Status).</summary>
internal sealed record DcpStatus
{
    public string? Message { get; init; }

    public string? Reason { get; init; }
}
