namespace Aspire.Hosting.Dcp.Objects;

internal sealed record DcpTunnel(string Name, string ServerServiceName, string ClientServiceName);
