using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotDash.Dashboard.Features.StackHealth;

/// <summary>Runs the readiness checks, names them as an operator would, and adds the worker, without which the dashboard is ready as well.</summary>
internal sealed class StackHealthReader(HealthCheckService checks, WorkerReader worker)
{
    /// <summary>The process's own liveness says nothing to someone who is reading the page that it rendered.</summary>
    private const string Self = "self";

    public async Task<IReadOnlyList<ServiceHealth>> ReadAsync(CancellationToken cancellationToken)
    {
        var workerHealth = worker.ReadAsync(cancellationToken);
        var report = await checks.CheckHealthAsync(check => check.Name != Self, cancellationToken);

        return [.. report.Entries.Select(entry => ToService(entry.Key, entry.Value)), await workerHealth];
    }

    private static ServiceHealth ToService(string name, HealthReportEntry entry) => new(
        name switch
        {
            "database" => "Database",
            "redis" => "Redis",
            "chatwoot" => "Chatwoot",
            _ => name,
        },
        entry.Status switch
        {
            HealthStatus.Healthy => ServiceLevel.Healthy,
            HealthStatus.Degraded => ServiceLevel.Degraded,
            _ => ServiceLevel.Down,
        },
        entry.Description ?? "No detail",
        entry.Data.TryGetValue("version", out var version) ? version.ToString() : null,
        entry.Duration);
}
