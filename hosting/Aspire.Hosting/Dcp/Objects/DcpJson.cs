using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aspire.Hosting.Dcp.Objects;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DcpExecutable))]
[JsonSerializable(typeof(DcpContainer))]
[JsonSerializable(typeof(DcpContainerNetwork))]
[JsonSerializable(typeof(DcpService))]
[JsonSerializable(typeof(DcpEndpoint))]
[JsonSerializable(typeof(DcpTunnelProxy))]
[JsonSerializable(typeof(DcpChange<DcpExecutable>))]
[JsonSerializable(typeof(DcpChange<DcpContainer>))]
[JsonSerializable(typeof(DcpChange<DcpContainerNetwork>))]
[JsonSerializable(typeof(DcpChange<DcpService>))]
[JsonSerializable(typeof(DcpChange<DcpEndpoint>))]
[JsonSerializable(typeof(DcpChange<DcpTunnelProxy>))]
[JsonSerializable(typeof(IReadOnlyList<DcpServiceProducer>))]
[JsonSerializable(typeof(IReadOnlyList<DcpLaunchConfiguration>))]
[JsonSerializable(typeof(DcpExecution))]
[JsonSerializable(typeof(DcpStatus))]
internal sealed partial class DcpJson : JsonSerializerContext;
