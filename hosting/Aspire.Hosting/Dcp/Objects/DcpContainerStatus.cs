namespace Aspire.Hosting.Dcp.Objects;

internal sealed record DcpContainerStatus
{
    public string? State { get; init; }

    public string? ContainerId { get; init; }

    public string? ContainerName { get; init; }

    public DateTimeOffset? StartupTimestamp { get; init; }

    public DateTimeOffset? FinishTimestamp { get; init; }

    /// <summary>-1 stands for unknown.</summary>
    public int? ExitCode { get; init; }

    public string? Message { get; init; }

    public IReadOnlyList<DcpEnvVar>? EffectiveEnv { get; init; }

    public IReadOnlyList<string>? EffectiveArgs { get; init; }
}
