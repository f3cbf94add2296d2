namespace Aspire.Hosting.Dcp;

/// <summary>A URL of a resource; with a service it is active once DCP has an endpoint for that service, otherwise while the resource runs.</summary>
internal sealed record DcpUrl(UrlSnapshot Snapshot, string? ServiceName);
