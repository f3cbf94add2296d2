using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Inboxes;

namespace HotDash.Chatwoot.Core.Email;

/// <summary>What a customer may read of a conversation.</summary>
public sealed class TranscriptStore(Database database)
{
    private const string Lines = """
        select m.created_at, coalesce(m.content, '') as content,
            coalesce(nullif(u.display_name, ''), u.name, k.name, b.name, 'System') as sender
        from messages m
        left join users u on m.sender_type = 'User' and u.id = m.sender_id
        left join contacts k on m.sender_type = 'Contact' and k.id = m.sender_id
        left join agent_bots b on m.sender_type = 'AgentBot' and b.id = m.sender_id
        where m.conversation_id = @Id and not m.private and m.message_type <> 2 order by m.id
        """;

    /// <summary>Null: the conversation is gone.</summary>
    public async Task<Transcript?> FindAsync(long conversationId, CancellationToken cancellationToken)
    {
        if (await ConversationLookup.FindByKeyAsync(database, conversationId, cancellationToken) is not { } conversation)
        {
            return null;
        }

        var inbox = await database.SingleAsync<Inbox>("select * from inboxes where id = @InboxId", new { conversation.InboxId }, cancellationToken);
        var channel = inbox.ChannelType == ChannelType.Email
            ? await database.FindAsync<EmailChannel>("select * from channel_email where id = @ChannelId", new { inbox.ChannelId }, cancellationToken)
            : null;
        var lines = await database.ListAsync<TranscriptLine>(Lines, new { conversation.Id }, cancellationToken);

        return new Transcript(conversation, inbox, channel, lines);
    }
}
