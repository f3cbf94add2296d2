namespace HotDash.Chatwoot.Core.Conversations;

/// <summary>What follows from a change of a conversation by itself (app/models/conversation.rb).</summary>
public static class ConversationRules
{
    public static Conversation Apply(Conversation before, Conversation after)
    {
        if (after.Status != ConversationStatus.Snoozed && after.SnoozedUntil is not null)
        {
            after = after with { SnoozedUntil = null };
        }

        if (after.Status == ConversationStatus.Resolved && before.Status != ConversationStatus.Resolved)
        {
            after = after with { WaitingSince = null };
        }

        // A person and a bot never have a conversation at once; the newer assignment wins.
        if (after.AssigneeId is not null && after.AssigneeId != before.AssigneeId)
        {
            after = after with { AssigneeAgentBotId = null };
        }
        else if (after.AssigneeAgentBotId is not null && after.AssigneeAgentBotId != before.AssigneeAgentBotId)
        {
            after = after with { AssigneeId = null };
        }

        return after;
    }
}
