using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Dashboard;

/// <summary>The dashboard answers on its own port, past DCP's proxy, which is open before the dashboard is.</summary>
internal sealed class DashboardHealthCheck(DistributedApplicationModel model, IHttpClientFactory clients) : IHealthCheck
{
    public const string Name = "aspire-dashboard_check";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (model.Resources.OfType<DashboardResource>().FirstOrDefault() is not { Frontend.IsAllocated: true } dashboard)
        {
            return HealthCheckResult.Unhealthy("The dashboard has no address yet.");
        }

        try
        {
            using var client = clients.CreateClient(Name);
            using var response = await client.GetAsync(new Uri(new Uri(dashboard.Frontend.Url), "health"), cancellationToken);
            return response.IsSuccessStatusCode
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"The dashboard answered {(int)response.StatusCode}.");
        }
        catch (HttpRequestException e)
        {
            return HealthCheckResult.Unhealthy("The dashboard does not answer.", e);
        }
    }
}
