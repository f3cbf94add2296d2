using Dapper;
using HotDash.Dashboard.Features.Watching;
using HotDash.Dashboard.Features.Watching.Probes;
using Microsoft.Extensions.Options;
using Npgsql;

namespace HotDash.Dashboard.Features.Database;

/// <summary>Removes what has served its purpose: readings after a quarter of a year, worked-off deliveries, which hold customers' words, after thirty days.</summary>
internal sealed partial class Retention(NpgsqlDataSource dataSource, SampleStore samples, IOptions<WatchOptions> watching, TimeProvider time, ILogger<Retention> logger) : BackgroundService
{
    private static readonly TimeSpan s_facts = TimeSpan.FromDays(90);
    private static readonly TimeSpan s_deliveries = TimeSpan.FromDays(30);
    private static readonly TimeSpan s_interval = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, time);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PurgeAsync(stoppingToken);
            }
            catch (NpgsqlException exception)
            {
                LogFailed(exception);
            }
        }
    }

    internal async Task PurgeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var removed = await connection.ExecuteAsync(new CommandDefinition(
            """
            delete from facts where measured_at < @facts;
            delete from webhook_deliveries where processed_at is not null and received_at < @deliveries;
            """,
            new { facts = now - s_facts, deliveries = now - s_deliveries },
            cancellationToken: cancellationToken));
        removed += await samples.PurgeAsync(now - watching.Value.Retention, cancellationToken);
        LogPurged(removed);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Count} rows whose time was over")]
    private partial void LogPurged(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old rows were not removed")]
    private partial void LogFailed(Exception exception);
}
