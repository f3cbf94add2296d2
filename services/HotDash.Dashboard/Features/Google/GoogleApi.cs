using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using HotDash.Dashboard.Features.Tiles;
using Polly;

namespace HotDash.Dashboard.Features.Google;

/// <summary>Asks one of Google's APIs in the name of a service account. Every failure is a <see cref="SourceException"/> that says what to check.</summary>
internal sealed class GoogleApi(HttpClient http, GoogleTokens tokens)
{
    public async Task<T?> PostAsync<T>(GoogleQuery query, CancellationToken cancellationToken)
    {
        var key = ServiceAccountKey.Parse(query.ServiceAccountKey?.Reveal() ?? "")
            ?? throw new SourceException($"{query.KeySetting} is not a service account's key file.");

        try
        {
            var token = await tokens.GetAsync(http, key, query.Scope, cancellationToken);
            using var request = new HttpRequestMessage(HttpMethod.Post, query.Address);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Content = JsonContent.Create(query.Body, query.Body.GetType());
            using var response = await http.SendAsync(request, cancellationToken);

            return response.IsSuccessStatusCode
                ? await response.Content.ReadFromJsonAsync<T>(cancellationToken)
                : throw new SourceException($"{query.Product} answered with status {(int)response.StatusCode}. Check that {key.ClientEmail} may read {query.Subject}.");
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or CryptographicException or ExecutionRejectedException)
        {
            throw new SourceException($"{query.Product} cannot be reached or answered something unreadable.", exception);
        }
    }
}
