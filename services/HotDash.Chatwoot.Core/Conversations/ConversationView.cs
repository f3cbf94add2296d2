using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Core.Teams;

namespace HotDash.Chatwoot.Core.Conversations;

/// <summary>A conversation with everything that its JSON shows.</summary>
public sealed record ConversationView
{
    public required Conversation Conversation { get; init; }

    public required Contact Contact { get; init; }

    public required ContactInbox ContactInbox { get; init; }

    public required Inbox Inbox { get; init; }

    public Agent? Assignee { get; init; }

    public AgentBot? AssigneeBot { get; init; }

    public Team? Team { get; init; }

    public MessageView? LastMessage { get; init; }

    public MessageView? LastNonActivityMessage { get; init; }

    /// <summary>The newest message that a customer sees: public and not an activity.</summary>
    public MessageView? LastChatMessage { get; init; }

    /// <summary>Incoming messages since an agent looked, at most 10.</summary>
    public required int UnreadCount { get; init; }

    public required bool CanReply { get; init; }

    public ConversationFacts Facts => new(Conversation.AssigneeId, UnreadCount, Conversation.LastActivityAt, ContactInbox.SourceId);
}
