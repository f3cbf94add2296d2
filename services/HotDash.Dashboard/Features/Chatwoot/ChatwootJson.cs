using System.Text.Json;
using System.Text.Json.Serialization;

namespace HotDash.Dashboard.Features.Chatwoot;

internal static class ChatwootJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}
