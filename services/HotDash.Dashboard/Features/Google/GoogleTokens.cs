using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using HotDash.Dashboard.Features.Tiles;
using Microsoft.AspNetCore.WebUtilities;

namespace HotDash.Dashboard.Features.Google;

/// <summary>Exchanges a self-signed assertion for an access token (https://developers.google.com/identity/protocols/oauth2/service-account) and keeps it while it is good.</summary>
internal sealed class GoogleTokens(TimeProvider time)
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(string Account, string Scope), CachedToken> _cached = new();

    public async Task<string> GetAsync(HttpClient http, ServiceAccountKey key, string scope, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();

        if (_cached.TryGetValue((key.ClientEmail, scope), out var cached) && cached.Until > now)
        {
            return cached.Token;
        }

        using var form = new FormUrlEncodedContent([new("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), new("assertion", Assertion(key, scope, now))]);
        using var response = await http.PostAsync(key.TokenUri, form, cancellationToken);

        if (!response.IsSuccessStatusCode)
        {
            throw new SourceException($"Google refused the service account {key.ClientEmail} with status {(int)response.StatusCode}.");
        }

        var answer = await response.Content.ReadFromJsonAsync<TokenAnswer>(cancellationToken)
            ?? throw new SourceException("Google answered the token request without a body.");
        _cached[(key.ClientEmail, scope)] = new CachedToken(answer.AccessToken, now + TimeSpan.FromSeconds(answer.ExpiresIn) - s_margin);

        return answer.AccessToken;
    }

    private static string Assertion(ServiceAccountKey key, string scope, DateTimeOffset now)
    {
        var header = Encode(new { alg = "RS256", typ = "JWT" });
        var claims = Encode(new { iss = key.ClientEmail, scope, aud = key.TokenUri, iat = now.ToUnixTimeSeconds(), exp = (now + s_lifetime).ToUnixTimeSeconds() });
        using var rsa = RSA.Create();
        rsa.ImportFromPem(key.PrivateKey);
        var signature = rsa.SignData(System.Text.Encoding.ASCII.GetBytes($"{header}.{claims}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        return $"{header}.{claims}.{WebEncoders.Base64UrlEncode(signature)}";
    }

    private static string Encode(object value) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(value));

    private sealed record CachedToken(string Token, DateTimeOffset Until);

    private sealed record TokenAnswer(
        [property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("expires_in")] int ExpiresIn);
}
