using System.Text.Json.Serialization;

namespace HotDash.Embedded.Host.Redis;

[JsonSerializable(typeof(GarnetSettings))]
internal sealed partial class GarnetSettingsJson : JsonSerializerContext;
