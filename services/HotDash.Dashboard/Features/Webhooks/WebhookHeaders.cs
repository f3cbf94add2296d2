namespace HotDash.Dashboard.Features.Webhooks;

/// <summary>Chatwoot's, since 4.12 (lib/webhooks/trigger.rb).</summary>
internal static class WebhookHeaders
{
    public const string Delivery = "X-Chatwoot-Delivery";
    public const string Timestamp = "X-Chatwoot-Timestamp";
    public const string Signature = "X-Chatwoot-Signature";
}
