using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace HotDash.Chatwoot.Features.Health;

/// <summary>Asks the database a question; a pooled connection alone proves nothing.</summary>
internal sealed partial class PostgresHealthCheck(NpgsqlDataSource dataSource, ILogger<PostgresHealthCheck> logger) : IHealthCheck
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await IsReachableAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();

    public async Task<bool> IsReachableAsync(CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_timeout);

        try
        {
            await using var command = dataSource.CreateCommand("select 1");

            return await command.ExecuteScalarAsync(timeout.Token) is 1;
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogUnreachable(exception);

            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "PostgreSQL did not answer the health check")]
    private partial void LogUnreachable(Exception exception);
}
