using System.Threading.Channels;
using HotDash.Dashboard.Features.Live;
using Npgsql;

namespace HotDash.Dashboard.Features.Webhooks;

/// <summary>Works off stored deliveries in the order they came, also those that a stopped process left behind.</summary>
internal sealed partial class WebhookProcessor(WebhookStore store, LiveUpdates live, ILogger<WebhookProcessor> logger) : BackgroundService
{
    private const int BatchSize = 100;

    /// <summary>Also the wait after the database failed; a wake-up normally comes first.</summary>
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(10);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => _wake.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DrainAsync(stoppingToken);
            }
            catch (NpgsqlException exception)
            {
                LogNotProcessed(exception);
            }

            await WaitAsync(stoppingToken);
        }
    }

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (await store.ReadUnprocessedAsync(BatchSize, cancellationToken) is { Count: > 0 } batch)
        {
            foreach (var delivery in batch)
            {
                await live.PublishAsync(new LiveUpdate(delivery.Event, delivery.ConversationId));
                await store.MarkProcessedAsync(delivery.Id, cancellationToken);
            }
        }
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        timeout.CancelAfter(s_idle);

        try
        {
            await _wake.Reader.ReadAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            // Idle time over or the host stops: the loop's condition tells which.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook deliveries wait: the database does not answer")]
    private partial void LogNotProcessed(Exception exception);
}
