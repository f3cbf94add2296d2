namespace Aspire.Hosting.Dcp.Objects;

internal sealed record DcpContainerNetworkUse(string Name, IReadOnlyList<string> Aliases);
