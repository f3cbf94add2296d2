using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Core.Webhooks;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Webhooks;

/// <summary>
/// <c>WebhookJob</c>: delivers to an account's or an API inbox's webhook. As in Chatwoot a refused delivery is logged
/// and not repeated; for an API inbox the message is marked as failed.
/// </summary>
internal sealed partial class WebhookJob(WebhookSender sender, Database database, ILogger<WebhookJob> logger) : IJobHandler
{
    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        var delivery = WebhookDelivery.Read(context.Job);

        try
        {
            await sender.SendAsync(delivery, cancellationToken);
            LogDelivered(delivery.DeliveryId, delivery.Url.Host);
        }
        catch (WebhookFailedException error)
        {
            LogFailed(delivery.DeliveryId, delivery.Url.Host, error.Message);
            await MarkMessageAsync(delivery, error.Message, cancellationToken);
        }
    }

    private async Task MarkMessageAsync(WebhookDelivery delivery, string reason, CancellationToken cancellationToken)
    {
        if (delivery.Kind == WebhookJobs.ApiInboxWebhook
            && delivery.Payload["event"]?.ToString() is "message_created" or "message_updated"
            && delivery.Payload["id"]?.GetValue<long>() is { } id)
        {
            await MessageFailures.MarkAsync(database, id, reason, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Webhook delivery {DeliveryId} was taken by {Host}")]
    private partial void LogDelivered(string deliveryId, string host);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook delivery {DeliveryId} to {Host} failed: {Reason}")]
    private partial void LogFailed(string deliveryId, string host, string reason);
}
