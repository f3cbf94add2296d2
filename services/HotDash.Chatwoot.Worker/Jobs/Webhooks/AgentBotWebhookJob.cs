using System.Net;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Sidekiq.Clients;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Webhooks;

/// <summary>
/// <c>AgentBots::WebhookJob</c>: a bot that is overloaded is asked three times, three seconds apart; when it stays
/// silent, its pending conversation is opened for people (<c>lib/webhooks/trigger.rb</c>, 4.15).
/// </summary>
internal sealed partial class AgentBotWebhookJob(
    WebhookSender sender, Database database, ConversationWriter conversations, SidekiqClient sidekiq, ILogger<AgentBotWebhookJob> logger) : IJobHandler
{
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(3);

    private const int Attempts = 3;

    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        var delivery = WebhookDelivery.Read(context.Job);

        try
        {
            await sender.SendAsync(delivery, cancellationToken);
        }
        catch (WebhookFailedException error) when (IsPassing(error.Status) && context.Attempt + 1 < Attempts)
        {
            throw;
        }
        catch (WebhookFailedException error)
        {
            LogFailed(delivery.DeliveryId, delivery.Url.Host, error.Message);
            await OpenAsync(delivery, cancellationToken);
        }
    }

    private static bool IsPassing(HttpStatusCode? status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError;

    private async Task OpenAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        var displayId = (delivery.Payload["conversation"]?["id"] ?? delivery.Payload["id"])?.GetValue<long>();
        var accountId = delivery.Payload["account"]?["id"]?.GetValue<long>();

        if (accountId is null || displayId is null
            || await ConversationLookup.FindLeftByBotAsync(database, accountId.Value, displayId.Value, cancellationToken) is not { } conversation)
        {
            return;
        }

        await conversations.ChangeAsync(conversation, null, before => before with { Status = ConversationStatus.Open }, cancellationToken);
        await sidekiq.PushAsync(
            ActivityMessages.Job(conversation, "Conversation was marked open by system due to an error with the agent bot."), cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Bot delivery {DeliveryId} to {Host} failed: {Reason}")]
    private partial void LogFailed(string deliveryId, string host, string reason);
}
