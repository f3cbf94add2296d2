using System.Text.Json.Serialization.Metadata;

namespace Aspire.Hosting.Dcp.Objects;

/// <summary>Lets containers reach services of the host (kind ContainerNetworkTunnelProxy).</summary>
internal sealed record DcpTunnelProxy : IDcpObject<DcpTunnelProxy>
{
    public static string Kind => "ContainerNetworkTunnelProxy";

    public static string Plural => "containernetworktunnelproxies";

    public static JsonTypeInfo<DcpTunnelProxy> JsonType => DcpJson.Default.DcpTunnelProxy;

    public static JsonTypeInfo<DcpChange<DcpTunnelProxy>> ChangeJsonType => DcpJson.Default.DcpChangeDcpTunnelProxy;

    public required DcpMetadata Metadata { get; init; }

    public required DcpTunnelProxySpec Spec { get; init; }

    public DcpContainerNetworkStatus? Status { get; init; }
}
