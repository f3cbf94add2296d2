namespace Aspire.Hosting.Dcp.Objects;

internal sealed record DcpContainerPort
{
    public int? HostPort { get; init; }

    public required int ContainerPort { get; init; }

    public string? Protocol { get; init; }

    public string? HostIP { get; init; }
}
