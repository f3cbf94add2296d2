using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Accounts;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Messages;

namespace HotDash.Chatwoot.Core.Webhooks;

/// <summary>Bodies of webhooks: flat, with <c>event</c> beside the record's own fields (app/listeners/webhook_listener.rb).</summary>
public static class WebhookPayloads
{
    public static JsonObject Message(string name, MessageView view, ConversationView conversation, Account account, ShapeContext context)
    {
        var message = view.Message;
        var payload = new JsonObject
        {
            ["account"] = AccountShape.Webhook(account),
            ["additional_attributes"] = RailsJson.Parse(message.AdditionalAttributes),
            ["content_attributes"] = RailsJson.Parse(message.ContentAttributes),
            ["content_type"] = RailsEnum.Name(message.ContentType),
            ["content"] = message.Content,
            ["conversation"] = ConversationPushShape.Webhook(conversation, account, context),
            ["created_at"] = RailsTime.Iso(message.CreatedAt),
            ["id"] = message.Id,
            ["inbox"] = InboxShape.Webhook(conversation.Inbox),
            ["message_type"] = RailsEnum.Name(message.MessageType),
            ["private"] = message.Private,
            ["sender"] = view.Sender?.Webhook(account),
            ["source_id"] = message.SourceId,
        };
        if (view.Attachments.Count > 0)
        {
            payload["attachments"] = MessageShape.Files(view, context);
        }

        payload["event"] = name;

        return payload;
    }

    public static JsonObject Conversation(string name, ConversationView view, Account account, JsonObject? changed, ShapeContext context)
    {
        var payload = ConversationPushShape.Webhook(view, account, context);
        payload["event"] = name;
        if (changed is not null)
        {
            payload["changed_attributes"] = Changed(changed);
        }

        return payload;
    }

    public static JsonObject Contact(string name, Contact contact, Account account, JsonObject? changed)
    {
        var payload = ContactShape.Webhook(contact, account);
        payload["event"] = name;
        if (changed is not null)
        {
            payload["changed_attributes"] = Changed(changed);
        }

        return payload;
    }

    public static JsonObject Typing(string name, JsonObject user, ConversationView view, Account account, bool isPrivate, ShapeContext context) => new()
    {
        ["event"] = name,
        ["user"] = user,
        ["conversation"] = ConversationPushShape.Webhook(view, account, context),
        ["is_private"] = isPrivate,
    };

    /// <summary><c>{"status":["open","resolved"]}</c> is sent as <c>[{"status":{"previous_value":"open","current_value":"resolved"}}]</c>.</summary>
    private static JsonArray Changed(JsonObject changed) => new([.. changed.Select(pair => new JsonObject
    {
        [pair.Key] = new JsonObject
        {
            ["previous_value"] = pair.Value?[0]?.DeepClone(),
            ["current_value"] = pair.Value?[1]?.DeepClone(),
        },
    })]);
}
