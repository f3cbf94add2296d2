namespace Aspire.Hosting.Dcp.Objects;

internal sealed record DcpContainerSpec
{
    public string? Image { get; init; }

    public DcpContainerBuild? Build { get; init; }

    public string? ContainerName { get; init; }

    public IReadOnlyList<DcpVolumeMount>? VolumeMounts { get; init; }

    public IReadOnlyList<DcpContainerPort>? Ports { get; init; }

    public IReadOnlyList<DcpEnvVar>? Env { get; init; }

    /// <summary>The entry point, not the arguments.</summary>
    public string? Command { get; init; }

    public IReadOnlyList<string>? Args { get; init; }

    public IReadOnlyList<string>? RunArgs { get; init; }

    public IReadOnlyList<DcpContainerNetworkUse>? Networks { get; init; }

    public string? PullPolicy { get; init; }

    public bool? Start { get; init; }

    public bool? Stop { get; init; }

    public bool? Persistent { get; init; }
}
