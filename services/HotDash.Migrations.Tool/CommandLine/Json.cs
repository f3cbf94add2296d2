using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HotDash.Migrations.Tool.CommandLine;

internal static class Json
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly JsonSerializerOptions s_oneLine = new(s_options) { WriteIndented = false };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, s_options);

    /// <summary>Null when it is something else.</summary>
    public static T? Read<T>(string text)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, s_options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string WriteLine<T>(T value) => JsonSerializer.Serialize(value, s_oneLine);
}
