using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace HotDash.Hosting.Embedded.Postgres;

/// <summary>Healthy when the database answers a query to the user that services use. No pool: an idle session between checks would serve nobody.</summary>
internal sealed class PostgresHealthCheck(IResourceWithConnectionString resource) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (await resource.GetConnectionStringAsync(cancellationToken) is not { } connectionString)
        {
            return HealthCheckResult.Unhealthy($"'{resource.Name}' has no address yet.");
        }

        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 5, CommandTimeout = 5 };
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("select 1", connection);
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException exception)
        {
            return HealthCheckResult.Unhealthy($"'{resource.Name}' does not answer: {exception.Message}", exception);
        }
    }
}
