using System.Net.Http.Json;

namespace HotDash.Chatwoot.Tests.Fixtures;

public sealed class ApiClient(HttpClient http, string? token)
{
    public HttpClient Http => http;

    public Task<ApiAnswer> GetAsync(string path, CancellationToken cancellationToken) => SendAsync("GET", path, null, cancellationToken);

    public Task<ApiAnswer> PostAsync(string path, object? body, CancellationToken cancellationToken) => SendAsync("POST", path, body, cancellationToken);

    public Task<ApiAnswer> PatchAsync(string path, object? body, CancellationToken cancellationToken) => SendAsync("PATCH", path, body, cancellationToken);

    public Task<ApiAnswer> DeleteAsync(string path, CancellationToken cancellationToken) => SendAsync("DELETE", path, null, cancellationToken);

    /// <param name="method">The HTTP method.</param>
    /// <param name="path">From the root.</param>
    /// <param name="body">Content as it is, anything else as JSON.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ApiAnswer> SendAsync(string method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body));
        if (token is not null)
        {
            request.Headers.Add("api_access_token", token);
        }

        using var response = await http.SendAsync(request, cancellationToken);

        return new ApiAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken), response.Headers);
    }
}
