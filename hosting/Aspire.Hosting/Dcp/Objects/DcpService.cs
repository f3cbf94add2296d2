using System.Text.Json.Serialization.Metadata;

namespace Aspire.Hosting.Dcp.Objects;

internal sealed record DcpService : IDcpObject<DcpService>
{
    public static string Kind => "Service";

    public static string Plural => "services";

    public static JsonTypeInfo<DcpService> JsonType => DcpJson.Default.DcpService;

    public static JsonTypeInfo<DcpChange<DcpService>> ChangeJsonType => DcpJson.Default.DcpChangeDcpService;

    public required DcpMetadata Metadata { get; init; }

    public required DcpServiceSpec Spec { get; init; }

    public DcpServiceStatus? Status { get; init; }
}
