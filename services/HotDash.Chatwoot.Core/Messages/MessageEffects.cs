using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;

namespace HotDash.Chatwoot.Core.Messages;

/// <summary>What a new message does to its conversation (app/models/message.rb, 4.15).</summary>
internal sealed record MessageEffects(Conversation Conversation, string ChannelType, bool IsFirstReply, bool IsReply, bool StatusChangedBySystem)
{
    internal const string Surroundings = """
        select i.channel_type,
            exists (select from agent_bot_inboxes b where b.inbox_id = i.id and b.status = 0) as has_bot,
            (select blocked from contacts where id = @contactId) as muted
        from inboxes i where i.id = @inboxId
        """;

    public static async Task<MessageEffects> OfAsync(
        ISql sql, Conversation before, Message message, MessageDraft draft, DateTime now, CancellationToken cancellationToken)
    {
        var (channelType, hasBot, muted) = await sql.SingleAsync<(string ChannelType, bool HasBot, bool Muted)>(
            Surroundings, new { before.ContactId, before.InboxId }, cancellationToken);
        var after = before with { LastActivityAt = message.CreatedAt };
        var isReply = draft is { MessageType: MessageType.Outgoing, Private: false, Sender.Agent: not null };
        var isFirstReply = isReply && before.FirstReplyCreatedAt is null;

        if (draft.MessageType == MessageType.Incoming)
        {
            after = after with
            {
                Status = Reopened(before.Status, hasBot, muted),
                WaitingSince = before.WaitingSince ?? now,
            };
        }
        else if (isReply)
        {
            after = after with { WaitingSince = null, FirstReplyCreatedAt = before.FirstReplyCreatedAt ?? message.CreatedAt };
        }

        return new MessageEffects(after, channelType, isFirstReply, isReply, draft.MessageType == MessageType.Incoming);
    }

    private static ConversationStatus Reopened(ConversationStatus status, bool hasBot, bool muted) => status switch
    {
        ConversationStatus.Snoozed => ConversationStatus.Open,
        ConversationStatus.Resolved when !muted => hasBot ? ConversationStatus.Pending : ConversationStatus.Open,
        _ => status,
    };
}
