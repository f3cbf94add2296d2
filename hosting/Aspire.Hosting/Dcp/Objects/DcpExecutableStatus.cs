namespace Aspire.Hosting.Dcp.Objects;

internal sealed record DcpExecutableStatus
{
    public string? ExecutionID { get; init; }

    public int? Pid { get; init; }

    public string? State { get; init; }

    public DateTimeOffset? StartupTimestamp { get; init; }

    public DateTimeOffset? FinishTimestamp { get; init; }

    public int? ExitCode { get; init; }

    public IReadOnlyList<DcpEnvVar>? EffectiveEnv { get; init; }

    public IReadOnlyList<string>? EffectiveArgs { get; init; }
}
