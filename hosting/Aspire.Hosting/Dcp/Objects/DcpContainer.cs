using System.Text.Json.Serialization.Metadata;

namespace Aspire.Hosting.Dcp.Objects;

internal sealed record DcpContainer : IDcpObject<DcpContainer>
{
    public static string Kind => "Container";

    public static string Plural => "containers";

    public static JsonTypeInfo<DcpContainer> JsonType => DcpJson.Default.DcpContainer;

    public static JsonTypeInfo<DcpChange<DcpContainer>> ChangeJsonType => DcpJson.Default.DcpChangeDcpContainer;

    public required DcpMetadata Metadata { get; init; }

    public required DcpContainerSpec Spec { get; init; }

    public DcpContainerStatus? Status { get; init; }
}
