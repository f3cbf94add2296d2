using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Attachments;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Json;

namespace HotDash.Chatwoot.Core.Messages;

public static class MessageShape
{
    /// <summary>app/views/api/v1/models/_message.json.jbuilder</summary>
    public static JsonObject Rest(MessageView view, ShapeContext context, string? echoId = null)
    {
        var message = view.Message;
        var shape = new JsonObject
        {
            ["id"] = message.Id,
            ["content"] = message.Content,
            ["inbox_id"] = message.InboxId,
        };
        if (!string.IsNullOrEmpty(echoId))
        {
            shape["echo_id"] = echoId;
        }

        shape["conversation_id"] = view.ConversationDisplayId;
        shape["message_type"] = (int)message.MessageType;
        shape["content_type"] = RailsEnum.Name(message.ContentType);
        shape["status"] = RailsEnum.Name(message.Status);
        shape["content_attributes"] = RailsJson.Parse(message.ContentAttributes);
        shape["created_at"] = RailsTime.Seconds(message.CreatedAt);
        shape["private"] = message.Private;
        shape["source_id"] = message.SourceId;
        AddSenderAndFiles(shape, view, context);

        return shape;
    }

    /// <summary>Message#push_event_data: inside a conversation and over the cable.</summary>
    public static JsonObject Push(MessageView view, ConversationFacts conversation, ShapeContext context)
    {
        var message = view.Message;
        var shape = new JsonObject
        {
            ["id"] = message.Id,
            ["content"] = message.Content,
            ["account_id"] = message.AccountId,
            ["inbox_id"] = message.InboxId,
            ["conversation_id"] = view.ConversationDisplayId,
            ["message_type"] = (int)message.MessageType,
            ["created_at"] = RailsTime.Seconds(message.CreatedAt),
            ["updated_at"] = RailsTime.Iso(message.UpdatedAt),
            ["private"] = message.Private,
            ["status"] = RailsEnum.Name(message.Status),
            ["source_id"] = message.SourceId,
            ["content_type"] = RailsEnum.Name(message.ContentType),
            ["content_attributes"] = RailsJson.Parse(message.ContentAttributes),
            ["sender_type"] = message.SenderType,
            ["sender_id"] = message.SenderId,
            ["external_source_ids"] = RailsJson.Parse(message.ExternalSourceIds),
            ["additional_attributes"] = RailsJson.Parse(message.AdditionalAttributes),
            ["processed_message_content"] = message.ProcessedMessageContent,
            ["sentiment"] = RailsJson.Parse(message.Sentiment),
            ["conversation"] = new JsonObject
            {
                ["assignee_id"] = conversation.AssigneeId,
                ["unread_count"] = conversation.UnreadCount,
                ["last_activity_at"] = RailsTime.Seconds(conversation.LastActivityAt),
                ["contact_inbox"] = new JsonObject { ["source_id"] = conversation.SourceId },
            },
        };
        AddSenderAndFiles(shape, view, context);

        return shape;
    }

    /// <summary>What a customer sees: app/views/public/api/v1/models/_message.json.jbuilder</summary>
    public static JsonObject Public(MessageView view, ShapeContext context)
    {
        var message = view.Message;
        var shape = new JsonObject
        {
            ["id"] = message.Id,
            ["content"] = message.Content,
            ["message_type"] = (int)message.MessageType,
            ["content_type"] = RailsEnum.Name(message.ContentType),
            ["content_attributes"] = RailsJson.Parse(message.ContentAttributes),
            ["created_at"] = RailsTime.Seconds(message.CreatedAt),
            ["conversation_id"] = view.ConversationDisplayId,
        };
        if (view.Attachments.Count > 0)
        {
            shape["attachments"] = Files(view, context);
        }

        if (view.Sender is not null)
        {
            shape["sender"] = view.Sender.Push(context.Presence);
        }

        return shape;
    }

    public static JsonArray Files(MessageView view, ShapeContext context) =>
        new([.. view.Attachments.Select(attachment => AttachmentShape.Of(attachment, context.PublicUrl))]);

    private static void AddSenderAndFiles(JsonObject shape, MessageView view, ShapeContext context)
    {
        if (view.Sender is not null)
        {
            shape["sender"] = view.Sender.Push(context.Presence);
        }

        if (view.Attachments.Count > 0)
        {
            shape["attachments"] = Files(view, context);
        }
    }
}
