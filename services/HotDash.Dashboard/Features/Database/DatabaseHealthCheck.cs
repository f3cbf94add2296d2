using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace HotDash.Dashboard.Features.Database;

/// <summary>Reads the migration history: proves that the server answers and that the schema has been prepared.</summary>
internal sealed class DatabaseHealthCheck(NpgsqlDataSource dataSource) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = dataSource.CreateCommand("select count(*) from hotdash_migrations");
            var applied = (long)(await command.ExecuteScalarAsync(cancellationToken) ?? 0L);

            return HealthCheckResult.Healthy($"{applied} migrations applied");
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return HealthCheckResult.Unhealthy("The schema is missing. Run the dashboard's prepare step.", exception);
        }
        catch (NpgsqlException exception)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", exception);
        }
    }
}
