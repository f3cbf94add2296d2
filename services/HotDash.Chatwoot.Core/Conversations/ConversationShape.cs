using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Core.Teams;

namespace HotDash.Chatwoot.Core.Conversations;

/// <summary>app/views/api/v1/conversations/partials/_conversation.json.jbuilder</summary>
public static class ConversationShape
{
    public static JsonObject Rest(ConversationView view, ShapeContext context)
    {
        var conversation = view.Conversation;

        return new JsonObject
        {
            ["meta"] = Meta(view, context),
            ["id"] = conversation.DisplayId,
            ["messages"] = view.LastMessage is null ? new JsonArray() : new JsonArray(MessageShape.Push(view.LastMessage, view.Facts, context)),
            ["account_id"] = conversation.AccountId,
            ["uuid"] = conversation.Uuid.ToString(),
            ["additional_attributes"] = RailsJson.Parse(conversation.AdditionalAttributes),
            ["agent_last_seen_at"] = RailsTime.Seconds(conversation.AgentLastSeenAt),
            ["assignee_last_seen_at"] = RailsTime.Seconds(conversation.AssigneeLastSeenAt),
            ["can_reply"] = view.CanReply,
            ["contact_last_seen_at"] = RailsTime.Seconds(conversation.ContactLastSeenAt),
            ["custom_attributes"] = RailsJson.Parse(conversation.CustomAttributes),
            ["inbox_id"] = conversation.InboxId,
            ["labels"] = Labels(conversation),
            ["muted"] = view.Contact.Blocked,
            ["snoozed_until"] = RailsTime.Iso(conversation.SnoozedUntil),
            ["status"] = RailsEnum.Name(conversation.Status),
            ["created_at"] = RailsTime.Seconds(conversation.CreatedAt),
            ["updated_at"] = RailsTime.FractionalSeconds(conversation.UpdatedAt),
            ["timestamp"] = RailsTime.Seconds(conversation.LastActivityAt),
            ["first_reply_created_at"] = RailsTime.Seconds(conversation.FirstReplyCreatedAt),
            ["unread_count"] = view.UnreadCount,
            ["last_non_activity_message"] = view.LastNonActivityMessage is { } last ? MessageShape.Push(last, view.Facts, context) : null,
            ["last_activity_at"] = RailsTime.Seconds(conversation.LastActivityAt),
            ["priority"] = conversation.Priority is { } priority ? RailsEnum.Name(priority) : null,
            ["waiting_since"] = RailsTime.Seconds(conversation.WaitingSince),
            ["sla_policy_id"] = conversation.SlaPolicyId,
        };
    }

    public static JsonArray Labels(Conversation conversation) => new([.. conversation.Labels.Select(label => (JsonNode)label)]);

    /// <summary>Keys of what is not set (assignee, team) are absent.</summary>
    private static JsonObject Meta(ConversationView view, ShapeContext context)
    {
        var meta = new JsonObject
        {
            ["sender"] = ContactShape.Full(view.Contact, context.Presence),
            ["channel"] = view.Inbox.ChannelType,
        };
        if (view.Assignee is { } agent)
        {
            meta["assignee"] = AgentShape.Full(agent, context.Presence);
            meta["assignee_type"] = SenderType.User;
        }
        else if (view.AssigneeBot is { } bot)
        {
            meta["assignee"] = AgentShape.Push(bot);
            meta["assignee_type"] = SenderType.AgentBot;
        }

        if (view.Team is { } team)
        {
            meta["team"] = TeamShape.Full(team);
        }

        meta["hmac_verified"] = view.ContactInbox.HmacVerified;

        return meta;
    }
}
