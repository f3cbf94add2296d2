namespace HotDash.Chatwoot.Core.Conversations;

public enum ConversationStatus
{
    Open = 0,
    Resolved = 1,
    Pending = 2,
    Snoozed = 3,
}
