using System.Text.Json;

namespace HotDash.Dashboard.Features.Webhooks;

internal sealed record WebhookDelivery(string Id, string Event, long? ConversationId, string Payload)
{
    /// <summary>
    /// Reads <c>{"event":"message_created","id":101,"conversation":{"id":10,…},…}</c>; in <c>conversation_*</c> events the conversation's
    /// id is the top-level one. Null when the body is not a JSON object with an event.
    /// </summary>
    public static WebhookDelivery? Parse(string id, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;

            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("event", out var name) || name.ValueKind != JsonValueKind.String)
            {
                return null;
            }

            var eventName = name.ToString();
            var holder = root.TryGetProperty("conversation", out var nested) && nested.ValueKind == JsonValueKind.Object ? nested
                : eventName.StartsWith("conversation_", StringComparison.Ordinal) ? root
                : default;
            long? conversationId = holder.ValueKind == JsonValueKind.Object
                && holder.TryGetProperty("id", out var value)
                && value.ValueKind == JsonValueKind.Number
                && value.TryGetInt64(out var number) ? number : null;

            return new WebhookDelivery(id, eventName, conversationId, root.GetRawText());
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
