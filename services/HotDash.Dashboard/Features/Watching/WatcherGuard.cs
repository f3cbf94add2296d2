using HotDash.Dashboard.Features.Watching.Alerts;
using HotDash.Dashboard.Features.Watching.Notices;
using Microsoft.Extensions.Options;
using Npgsql;

namespace HotDash.Dashboard.Features.Watching;

/// <summary>
/// Watches the watcher, on a timer of its own: when no pass has ended for ten intervals it raises an alert. That all of HotDash
/// is dead only <see cref="WatchOptions.DeadMansSwitch"/> can tell.
/// </summary>
internal sealed partial class WatcherGuard(
    NpgsqlDataSource dataSource, WatchPasses passes, AlertStore alerts, NoticeStore notices, WatchedEnvironments environments, IOptions<WatchOptions> options, TimeProvider time, ILogger<WatcherGuard> logger) : BackgroundService
{
    public static readonly AlertRule Rule = new(
        "watcher-silent", "Nobody watches", "hotdash.watcher.age", IsBelow: false, null, 10, TimeSpan.Zero, "intervals",
        "Read the dashboard's log for failed passes and restart it.");

    private readonly DateTime _started = time.GetUtcNow().UtcDateTime;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval, time);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CheckAsync(stoppingToken);
            }
            catch (NpgsqlException exception)
            {
                LogFailed(exception);
            }
        }
    }

    internal async Task CheckAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var latest = await passes.ReadLatestAsync(cancellationToken) ?? _started;
        var since = latest < _started ? _started : latest;
        var silent = (now - since) / options.Value.Interval;
        var open = (await alerts.ReadOpenAsync(cancellationToken)).FirstOrDefault(alert => alert.Rule == Rule.Name);

        if (Rule.LevelOf(silent) == AlertLevel.Critical == open is not null)
        {
            return;
        }

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        if (open is not null)
        {
            var cleared = open with { ClearedAt = now, Value = silent };
            await AlertStore.UpdateAsync(connection, cleared, cancellationToken);
            await notices.AddAsync(connection, cleared, Rule, NoticeKind.Cleared, now, cancellationToken);
        }
        else
        {
            var alert = new Alert
            {
                Environment = environments.All[0].Name, Rule = Rule.Name, Subject = "watcher", Level = "critical", Value = silent,
                Detail = $"the last pass ended {latest:yyyy-MM-dd HH:mm:ss} UTC", StartedAt = since, FiredAt = now, CriticalAt = now,
            };

            if (await AlertStore.OpenAsync(connection, alert, cancellationToken) is { } id)
            {
                await notices.AddAsync(connection, alert with { Id = id }, Rule, NoticeKind.Fired, now, cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether somebody watches could not be checked")]
    private partial void LogFailed(Exception exception);
}
