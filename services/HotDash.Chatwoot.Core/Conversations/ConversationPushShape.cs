using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Accounts;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Core.Teams;

namespace HotDash.Chatwoot.Core.Conversations;

/// <summary>Conversations::EventDataPresenter: in webhooks and over the cable.</summary>
public static class ConversationPushShape
{
    public static JsonObject Of(ConversationView view, ShapeContext context)
    {
        var conversation = view.Conversation;

        return new JsonObject
        {
            ["additional_attributes"] = RailsJson.Parse(conversation.AdditionalAttributes),
            ["can_reply"] = view.CanReply,
            ["channel"] = view.Inbox.ChannelType,
            ["contact_inbox"] = ContactShape.Row(view.ContactInbox),
            ["id"] = conversation.DisplayId,
            ["inbox_id"] = conversation.InboxId,
            ["messages"] = view.LastChatMessage is { } last ? new JsonArray(MessageShape.Push(last, view.Facts, context)) : new JsonArray(),
            ["labels"] = ConversationShape.Labels(conversation),
            ["meta"] = Meta(view, context),
            ["status"] = RailsEnum.Name(conversation.Status),
            ["custom_attributes"] = RailsJson.Parse(conversation.CustomAttributes),
            ["snoozed_until"] = RailsTime.Iso(conversation.SnoozedUntil),
            ["unread_count"] = view.UnreadCount,
            ["first_reply_created_at"] = RailsTime.Iso(conversation.FirstReplyCreatedAt),
            ["priority"] = conversation.Priority is { } priority ? RailsEnum.Name(priority) : null,
            ["waiting_since"] = RailsTime.Seconds(conversation.WaitingSince),
            ["agent_last_seen_at"] = RailsTime.Seconds(conversation.AgentLastSeenAt),
            ["contact_last_seen_at"] = RailsTime.Seconds(conversation.ContactLastSeenAt),
            ["last_activity_at"] = RailsTime.Seconds(conversation.LastActivityAt),
            ["timestamp"] = RailsTime.Seconds(conversation.LastActivityAt),
            ["created_at"] = RailsTime.Seconds(conversation.CreatedAt),
            ["updated_at"] = RailsTime.FractionalSeconds(conversation.UpdatedAt),
        };
    }

    /// <summary>Conversation#webhook_data: the same with the account.</summary>
    public static JsonObject Webhook(ConversationView view, Account account, ShapeContext context)
    {
        var shape = Of(view, context);
        shape["account"] = AccountShape.Webhook(account);

        return shape;
    }

    private static JsonObject Meta(ConversationView view, ShapeContext context) => new()
    {
        ["sender"] = ContactShape.Push(view.Contact),
        ["assignee"] = view.Assignee is { } agent ? AgentShape.Push(agent, context.Presence)
            : view.AssigneeBot is { } bot ? AgentShape.Push(bot)
            : null,
        ["assignee_type"] = view.Assignee is not null ? SenderType.User : view.AssigneeBot is not null ? SenderType.AgentBot : null,
        ["team"] = view.Team is { } team ? TeamShape.Push(team) : null,
        ["hmac_verified"] = view.ContactInbox.HmacVerified,
    };
}
