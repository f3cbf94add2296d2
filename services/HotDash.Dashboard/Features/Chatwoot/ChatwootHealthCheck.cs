using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotDash.Dashboard.Features.Chatwoot;

internal sealed class ChatwootHealthCheck(ChatwootProbe probe) : IHealthCheck
{
    private const string Ok = "ok";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            var status = await probe.ReadAsync(cancellationToken);
            Dictionary<string, object> data = new() { ["version"] = status.Version ?? "unknown" };

            return status is { QueueServices: Ok, DataServices: Ok }
                ? HealthCheckResult.Healthy("Queue and data services ok", data)
                : HealthCheckResult.Unhealthy($"Queue services {status.QueueServices}, data services {status.DataServices}", data: data);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException)
        {
            return HealthCheckResult.Unhealthy("Chatwoot cannot be reached.", exception);
        }
    }
}
