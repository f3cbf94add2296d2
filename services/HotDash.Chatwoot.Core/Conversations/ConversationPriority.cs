namespace HotDash.Chatwoot.Core.Conversations;

public enum ConversationPriority
{
    Low = 0,
    Medium = 1,
    High = 2,
    Urgent = 3,
}
