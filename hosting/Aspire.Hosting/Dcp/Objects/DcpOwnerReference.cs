namespace Aspire.Hosting.Dcp.Objects;

internal sealed record DcpOwnerReference(string Kind, string Name);
