namespace HotDash.Dashboard.Features.Chatwoot;

/// <summary><c>GET /api</c>: <c>{"version":"4.15.1","timestamp":"…","queue_services":"ok","data_services":"ok"}</c>, status 200 even when failing.</summary>
internal sealed class ChatwootProbe(HttpClient http)
{
    public async Task<ServiceStatus> ReadAsync(CancellationToken cancellationToken) =>
        await http.GetFromJsonAsync<ServiceStatus>("/api", ChatwootJson.Options, cancellationToken)
        ?? throw new HttpRequestException("Chatwoot's /api answered without a body.");
}
