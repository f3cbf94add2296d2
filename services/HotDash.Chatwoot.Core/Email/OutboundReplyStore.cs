using HotDash.Chatwoot.Core.Attachments;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Messages;

namespace HotDash.Chatwoot.Core.Email;

/// <summary>Reads what is to be sent by mail and records how it went.</summary>
public sealed class OutboundReplyStore(Database database)
{
    private const string Surroundings = """
        select (select coalesce(nullif(u.display_name, ''), u.name) from users u where m.sender_type = 'User' and u.id = m.sender_id) as sender_name,
            (select source_id from messages i where i.conversation_id = m.conversation_id and i.message_type = 0 and i.source_id is not null
                order by i.id desc limit 1) as in_reply_to,
            c.additional_attributes ->> 'mail_subject' as subject
        from messages m join conversations c on c.id = m.conversation_id where m.id = @Id
        """;

    /// <summary>Null: the message is gone, is not for the customer, was already sent, or its inbox sends no mail.</summary>
    public async Task<OutboundReply?> FindAsync(long messageId, CancellationToken cancellationToken)
    {
        var message = await database.FindAsync<Message>("select * from messages where id = @messageId", new { messageId }, cancellationToken);
        if (message is not { Private: false, SourceId: null, MessageType: MessageType.Outgoing or MessageType.Template })
        {
            return null;
        }

        var conversation = await database.FindAsync<Conversation>(
            "select * from conversations where id = @ConversationId", new { message.ConversationId }, cancellationToken);
        var channelId = await database.FindAsync<long?>(
            "select channel_id from inboxes where id = @InboxId and channel_type = 'Channel::Email'", new { message.InboxId }, cancellationToken);
        if (conversation is null || channelId is null || await EmailInboxStore.FindAsync(database, channelId.Value, cancellationToken) is not { } inbox)
        {
            return null;
        }

        var contact = await database.SingleAsync<Contact>("select * from contacts where id = @ContactId", new { conversation.ContactId }, cancellationToken);
        var (senderName, inReplyTo, subject) = await database.SingleAsync<(string? SenderName, string? InReplyTo, string? Subject)>(
            Surroundings, new { message.Id }, cancellationToken);

        var files = await database.ListAsync<Attachment>(
            $"select {Attachment.Columns} from {Attachment.Source} where a.message_id = @Id order by a.id", new { message.Id }, cancellationToken);

        return new OutboundReply(message, conversation, inbox, contact, senderName, inReplyTo, subject, files);
    }

    /// <summary>Keeps the Message-ID: an answer to it finds its conversation, and the message is not sent again.</summary>
    public Task SentAsync(long messageId, string mailId, CancellationToken cancellationToken) =>
        database.ExecuteAsync("update messages set source_id = @mailId where id = @messageId", new { messageId, mailId }, cancellationToken);
}
