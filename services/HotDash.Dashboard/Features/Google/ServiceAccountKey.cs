using System.Text.Json;

namespace HotDash.Dashboard.Features.Google;

/// <summary>The three fields of Google's key file that a token request needs.</summary>
internal sealed record ServiceAccountKey(string ClientEmail, string PrivateKey, Uri TokenUri)
{
    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Null when the text is no such key.</summary>
    public static ServiceAccountKey? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ServiceAccountKey>(json, s_json) is { ClientEmail: not null, PrivateKey: not null, TokenUri: not null } key ? key : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
