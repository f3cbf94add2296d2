using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotDash.Dashboard.Features.StackHealth;

/// <summary>Runs the readiness checks and names them as an operator would.</summary>
internal sealed class StackHealthReader(HealthCheckService checks)
{
    /// <summary>The process's own liveness says nothing to someone who is reading the page that it rendered.</summary>
    private const string Self = "self";

    public async Task<IReadOnlyList<ServiceHealth>> ReadAsync(CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(check => check.Name != Self, cancellationToken);

        return [.. report.Entries.Select(entry => ToService(entry.Key, entry.Value))];
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
