using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Inboxes;

namespace HotDash.Chatwoot.Core.Email;

/// <summary>Collects the replies that go out in one mail (<c>app/mailers/conversation_reply_mailer.rb</c>).</summary>
public sealed class ReplyDigestStore(Database database)
{
    private const string Spoken = """
        select m.created_at, coalesce(m.content, '') as content,
            coalesce(nullif(u.display_name, ''), u.name, k.name, b.name, 'System') as sender
        from messages m
        left join users u on m.sender_type = 'User' and u.id = m.sender_id
        left join contacts k on m.sender_type = 'Contact' and k.id = m.sender_id
        left join agent_bots b on m.sender_type = 'AgentBot' and b.id = m.sender_id
        where m.conversation_id = @Id and not m.private
        """;

    /// <summary>Outgoing ones, and of the templates the surveys; what an e-mail inbox has sent by itself bears a Message-ID.</summary>
    private const string IsReply = """
        m.id >= @since and (m.message_type = 1 or (m.message_type = 3 and m.content_type = 9))
        and (m.source_id is null or not @byMail)
        """;

    private const string LastIncoming =
        "select source_id, content_type = 8 as by_mail from messages where conversation_id = @Id and message_type = 0 order by id desc limit 1";

    /// <summary>Null: the conversation is gone, its contact has no address, or there is nothing to tell.</summary>
    /// <param name="conversationId">Primary key.</param>
    /// <param name="since">The first message that the mail may tell.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public async Task<ReplyDigest?> FindAsync(long conversationId, long since, CancellationToken cancellationToken)
    {
        if (await ConversationLookup.FindByKeyAsync(database, conversationId, cancellationToken) is not { } conversation)
        {
            return null;
        }

        var contact = await database.SingleAsync<Contact>("select * from contacts where id = @ContactId", new { conversation.ContactId }, cancellationToken);
        var inbox = await database.SingleAsync<Inbox>("select * from inboxes where id = @InboxId", new { conversation.InboxId }, cancellationToken);
        var channel = inbox.ChannelType == ChannelType.Email
            ? await database.FindAsync<EmailChannel>("select * from channel_email where id = @ChannelId", new { inbox.ChannelId }, cancellationToken)
            : null;
        var key = new { conversation.Id, since, byMail = channel is not null };
        var lastId = await database.FindAsync<long?>($"select max(m.id) from messages m where m.conversation_id = @Id and not m.private and {IsReply}", key, cancellationToken);

        if (lastId is null || string.IsNullOrEmpty(contact.Email))
        {
            return null;
        }

        var (source, wroteByMail) = await database.FindAsync<(string? Source, bool ByMail)>(LastIncoming, new { conversation.Id }, cancellationToken);
        var replies = await database.ListAsync<TranscriptLine>($"{Spoken} and {IsReply} order by m.id", key, cancellationToken);
        var earlier = wroteByMail ? [] : await EarlierAsync(conversation, since, cancellationToken);

        return new ReplyDigest(conversation, inbox, channel, contact, wroteByMail ? source : null, lastId.Value, earlier, replies);
    }

    private async Task<IReadOnlyList<TranscriptLine>> EarlierAsync(Conversation conversation, long since, CancellationToken cancellationToken)
    {
        var lines = await database.ListAsync<TranscriptLine>(
            $"{Spoken} and m.message_type in (0, 1) and m.id < @since order by m.id desc limit 10", new { conversation.Id, since }, cancellationToken);
        lines.Reverse();

        return lines;
    }
}
