namespace HotDash.Chatwoot.Core.Conversations;

/// <summary>What a message shows of its conversation.</summary>
public readonly record struct ConversationFacts(long? AssigneeId, int UnreadCount, DateTime LastActivityAt, string SourceId);
