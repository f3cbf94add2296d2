using System.Text.Json.Serialization.Metadata;

namespace Aspire.Hosting.Dcp.Objects;

internal sealed record DcpContainerNetwork : IDcpObject<DcpContainerNetwork>
{
    public static string Kind => "ContainerNetwork";

    public static string Plural => "containernetworks";

    public static JsonTypeInfo<DcpContainerNetwork> JsonType => DcpJson.Default.DcpContainerNetwork;

    public static JsonTypeInfo<DcpChange<DcpContainerNetwork>> ChangeJsonType => DcpJson.Default.DcpChangeDcpContainerNetwork;

    public required DcpMetadata Metadata { get; init; }

    public required DcpContainerNetworkSpec Spec { get; init; }

    public DcpContainerNetworkStatus? Status { get; init; }
}
