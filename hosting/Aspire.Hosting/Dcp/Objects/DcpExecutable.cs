using System.Text.Json.Serialization.Metadata;

namespace Aspire.Hosting.Dcp.Objects;

internal sealed record DcpExecutable : IDcpObject<DcpExecutable>
{
    public static string Kind => "Executable";

    public static string Plural => "executables";

    public static JsonTypeInfo<DcpExecutable> JsonType => DcpJson.Default.DcpExecutable;

    public static JsonTypeInfo<DcpChange<DcpExecutable>> ChangeJsonType => DcpJson.Default.DcpChangeDcpExecutable;

    public required DcpMetadata Metadata { get; init; }

    public required DcpExecutableSpec Spec { get; init; }

    public DcpExecutableStatus? Status { get; init; }
}
