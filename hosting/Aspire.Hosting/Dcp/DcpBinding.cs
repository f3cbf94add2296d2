namespace Aspire.Hosting.Dcp;

/// <summary>An endpoint of a resource and the DCP service that stands before it. Proxyless endpoints have none.</summary>
internal sealed record DcpBinding(IResourceWithEndpoints Resource, EndpointAnnotation Endpoint, string ServiceName)
{
    public bool IsProxied => Endpoint.IsProxied;

    /// <summary>DCP replaces this by the port that the process has to listen on.</summary>
    public string PortForServing => $$$"""{{- portForServing "{{{ServiceName}}}" -}}""";
}
