using System.Text.Json;
using Npgsql;

namespace HotDash.Dashboard.Features.Watching.Notices;

/// <summary>Hands notices to their sinks until each was taken.</summary>
internal sealed partial class NoticeSender(NoticeStore store, IEnumerable<INoticeSink> sinks, TimeProvider time, ILogger<NoticeSender> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, time);

        do
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (NpgsqlException exception)
            {
                LogStoreFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task SendDueAsync(CancellationToken cancellationToken)
    {
        while (await store.TakeAsync(time.GetUtcNow().UtcDateTime, cancellationToken) is { } notice)
        {
            try
            {
                var sink = sinks.FirstOrDefault(sink => sink.Name == notice.Sink && sink.IsConfigured) ?? throw new NoticeException($"The sink '{notice.Sink}' is not configured any more.");
                var payload = JsonSerializer.Deserialize<NoticePayload>(notice.Payload, JsonSerializerOptions.Web) ?? throw new NoticeException("The notice is empty.");
                await sink.SendAsync(notice.Id, payload, cancellationToken);
                await store.MarkSentAsync(notice.Id, time.GetUtcNow().UtcDateTime, cancellationToken);
            }
            catch (NoticeException exception)
            {
                LogNotTaken(exception, notice.Id, notice.Attempts);
                await store.MarkFailedAsync(notice, exception.Message, time.GetUtcNow().UtcDateTime, cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notice {Notice} was not taken, attempt {Attempt}")]
    private partial void LogNotTaken(Exception exception, long notice, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notices wait: the database does not answer")]
    private partial void LogStoreFailed(Exception exception);
}
