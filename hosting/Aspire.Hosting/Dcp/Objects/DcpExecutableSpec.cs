namespace Aspire.Hosting.Dcp.Objects;

internal sealed record DcpExecutableSpec
{
    public required string ExecutablePath { get; init; }

    public string? WorkingDirectory { get; init; }

    public IReadOnlyList<string>? Args { get; init; }

    public IReadOnlyList<DcpEnvVar>? Env { get; init; }

    public string ExecutionType { get; init; } = "Process";

    public bool? Start { get; init; }

    public bool? Stop { get; init; }

    public bool? Persistent { get; init; }
}
