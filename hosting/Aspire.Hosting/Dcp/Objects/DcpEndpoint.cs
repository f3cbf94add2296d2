using System.Text.Json.Serialization.Metadata;

namespace Aspire.Hosting.Dcp.Objects;

/// <summary>Where one producer of a service listens; made by DCP, owned by the producing object.</summary>
internal sealed record DcpEndpoint : IDcpObject<DcpEndpoint>
{
    public static string Kind => "Endpoint";

    public static string Plural => "endpoints";

    public static JsonTypeInfo<DcpEndpoint> JsonType => DcpJson.Default.DcpEndpoint;

    public static JsonTypeInfo<DcpChange<DcpEndpoint>> ChangeJsonType => DcpJson.Default.DcpChangeDcpEndpoint;

    public required DcpMetadata Metadata { get; init; }

    public required DcpEndpointSpec Spec { get; init; }
}
