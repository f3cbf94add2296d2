using Npgsql;

namespace HotDash.Dashboard.Features.Facts;

/// <summary>Readings older than a quarter of a year have served their purpose.</summary>
internal sealed partial class FactRetention(FactStore facts, TimeProvider time, ILogger<FactRetention> logger) : BackgroundService
{
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(90);
    private static readonly TimeSpan s_interval = TimeSpan.FromHours(24);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, time);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var removed = await facts.PurgeAsync(time.GetUtcNow() - s_kept, stoppingToken);
                LogPurged(removed);
            }
            catch (NpgsqlException exception)
            {
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Count} old facts")]
    private partial void LogPurged(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old facts were not removed")]
    private partial void LogFailed(Exception exception);
}
