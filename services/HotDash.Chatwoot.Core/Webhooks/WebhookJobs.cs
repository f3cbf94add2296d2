using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Sidekiq.ActiveJobs;

namespace HotDash.Chatwoot.Core.Webhooks;

/// <summary>
/// Arguments of the two delivery jobs:
/// <c>["http://…",{payload},{symbol "account_webhook"},{"secret":"…","delivery_id":"6f9b…"}]</c>.
/// </summary>
public static class WebhookJobs
{
    public const string AccountWebhook = "account_webhook";
    public const string ApiInboxWebhook = "api_inbox_webhook";
    public const string AgentBotWebhook = "agent_bot_webhook";

    public static ActiveJob Deliver(string url, JsonObject payload, string kind, string? secret, EventRecord happened, Performer? rule = null) => new()
    {
        JobClass = kind == AgentBotWebhook ? JobClasses.AgentBotWebhook : JobClasses.Webhook,
        Queue = kind == AgentBotWebhook ? Queues.High : Queues.Medium,
        Arguments = new JsonArray(
            url,
            ActiveJobValue.SymbolHash(payload),
            ActiveJobValue.Symbol(kind),
            ActiveJobValue.Keywords(new JsonObject { ["secret"] = secret, ["delivery_id"] = DeliveryId.Of(happened, $"{kind}{rule?.Id}", url).ToString() })),
    };
}
