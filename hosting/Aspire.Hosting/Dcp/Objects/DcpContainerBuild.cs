namespace Aspire.Hosting.Dcp.Objects;

internal sealed record DcpContainerBuild
{
    public required string Context { get; init; }

    public string? Dockerfile { get; init; }

    public string? Stage { get; init; }

    public IReadOnlyList<DcpEnvVar>? Args { get; init; }
}
