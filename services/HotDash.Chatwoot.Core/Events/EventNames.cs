namespace HotDash.Chatwoot.Core.Events;

/// <summary>lib/events/types.rb</summary>
public static class EventNames
{
    public const string ConversationCreated = "conversation.created";
    public const string ConversationUpdated = "conversation.updated";
    public const string ConversationStatusChanged = "conversation.status_changed";
    public const string ConversationOpened = "conversation.opened";
    public const string ConversationResolved = "conversation.resolved";
    public const string ConversationRead = "conversation.read";
    public const string ConversationContactChanged = "conversation.contact_changed";
    public const string ConversationTypingOn = "conversation.typing_on";
    public const string ConversationTypingOff = "conversation.typing_off";
    public const string AssigneeChanged = "assignee.changed";
    public const string TeamChanged = "team.changed";
    public const string MessageCreated = "message.created";
    public const string MessageUpdated = "message.updated";
    public const string FirstReplyCreated = "first.reply.created";
    public const string ReplyCreated = "reply.created";
    public const string ContactCreated = "contact.created";
    public const string ContactUpdated = "contact.updated";
    public const string ContactMerged = "contact.merged";
    public const string ContactDeleted = "contact.deleted";
}
