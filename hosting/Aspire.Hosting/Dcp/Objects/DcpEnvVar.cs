namespace Aspire.Hosting.Dcp.Objects;

internal sealed record DcpEnvVar(string Name, string? Value);
