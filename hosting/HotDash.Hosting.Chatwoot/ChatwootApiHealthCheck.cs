using System.Net.Http.Json;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotDash.Hosting.Chatwoot;

/// <summary>
/// Reads <c>GET /api</c>: <c>{"version":"4.15.1","timestamp":"…","queue_services":"ok","data_services":"ok"}</c>.
/// Chatwoot answers 200 even when Postgres or Redis is away, so the two fields decide, not the status code
/// (chatwoot/chatwoot app/controllers/api_controller.rb, 4.15.1).
/// </summary>
internal sealed class ChatwootApiHealthCheck(EndpointReference endpoint) : IHealthCheck
{
    private static readonly HttpClient s_client = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) });

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!endpoint.IsAllocated)
        {
            return HealthCheckResult.Unhealthy("The endpoint has no address yet.");
        }

        try
        {
            var status = await s_client.GetFromJsonAsync<ApiStatus>(new Uri($"{endpoint.Url}/api"), cancellationToken);

            return status is { queue_services: "ok", data_services: "ok" }
                ? HealthCheckResult.Healthy($"Version {status.version}")
                : HealthCheckResult.Unhealthy($"queue_services {status?.queue_services ?? "missing"}, data_services {status?.data_services ?? "missing"}");
        }
        catch (Exception exception) when (exception is HttpRequestException or System.Text.Json.JsonException)
        {
            return HealthCheckResult.Unhealthy("GET /api failed.", exception);
        }
    }

#pragma warning disable IDE1006 // The names are the wire's.
    private sealed record ApiStatus(string? version, string? queue_services, string? data_services);
#pragma warning restore IDE1006
}
