namespace Aspire.Hosting.Dcp.Objects;

internal sealed record DcpVolumeMount(string Type, string? Source, string Target, bool ReadOnly);
