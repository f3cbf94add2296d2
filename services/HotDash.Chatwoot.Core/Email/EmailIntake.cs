using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Messages;

namespace HotDash.Chatwoot.Core.Email;

/// <summary>Imap::ImapMailbox: makes a received mail a message of the conversation that it continues, or of a new one.</summary>
public sealed partial class EmailIntake(
    Database database, ContactIdentification contacts, ConversationStarter starter, MessageWriter messages)
{
    private const string ByMessage = """
        select c.* from messages m join conversations c on c.id = m.conversation_id
        where m.inbox_id = @inboxId and m.source_id = any(@ids) order by m.id desc limit 1
        """;

    private const string ByFirstMail = """
        select * from conversations where inbox_id = @inboxId and additional_attributes ->> 'in_reply_to' = @inReplyTo order by id desc limit 1
        """;

    private const string ByUuid = "select * from conversations where inbox_id = @inboxId and account_id = @accountId and uuid = @uuid";

    /// <summary>False: the inbox already has the mail. <paramref name="storeFiles"/> is called only for a mail that is taken.</summary>
    public async Task<bool> TakeAsync(
        EmailInbox target, InboundEmail mail, Func<CancellationToken, Task<IReadOnlyList<StoredFile>>> storeFiles, CancellationToken cancellationToken)
    {
        var inbox = target.Inbox;
        if ((await EmailInboxStore.FindKnownAsync(database, inbox.Id, [mail.MessageId], cancellationToken)).Count > 0)
        {
            return false;
        }

        var (contact, contactInbox) = await contacts.IdentifyAsync(
            inbox,
            new ContactFields { Name = mail.SenderName, Email = new ContactField(mail.SenderAddress) },
            mail.SenderAddress.ToLowerInvariant(),
            verified: false,
            cancellationToken);
        var draft = new MessageDraft
        {
            Content = mail.Reply,
            MessageType = MessageType.Incoming,
            ContentType = ContentType.IncomingEmail,
            ContentAttributes = Attributes(mail).ToJsonString(),
            SourceId = mail.MessageId,
            Sender = new Sender(Contact: contact),
            Files = await storeFiles(cancellationToken),
        };

        if (await FindConversationAsync(inbox.Id, inbox.AccountId, mail, cancellationToken) is { } conversation)
        {
            await messages.WriteAsync(conversation, draft, null, cancellationToken);
        }
        else
        {
            await starter.StartAsync(inbox, contactInbox, new ConversationDraft { AdditionalAttributes = First(mail).ToJsonString() }, draft, null, cancellationToken);
        }

        return true;
    }

    private async Task<Conversation?> FindConversationAsync(long inboxId, long accountId, InboundEmail mail, CancellationToken cancellationToken)
    {
        if (mail.InReplyTo is { } inReplyTo)
        {
            if (await database.FindAsync<Conversation>(ByMessage, new { inboxId, ids = new[] { inReplyTo } }, cancellationToken) is { } answered)
            {
                return answered;
            }

            if (await database.FindAsync<Conversation>(ByFirstMail, new { inboxId, inReplyTo }, cancellationToken) is { } sibling)
            {
                return sibling;
            }
        }

        if (mail.References.Count > 0
            && await database.FindAsync<Conversation>(ByMessage, new { inboxId, ids = mail.References.ToArray() }, cancellationToken) is { } referred)
        {
            return referred;
        }

        foreach (var id in mail.References.Append(mail.InReplyTo))
        {
            if (id is not null && OwnId().Match(id) is { Success: true } own && Guid.TryParse(own.Groups["uuid"].Value, out var uuid)
                && await database.FindAsync<Conversation>(ByUuid, new { inboxId, accountId, uuid }, cancellationToken) is { } known)
            {
                return known;
            }
        }

        return null;
    }

    private static JsonObject First(InboundEmail mail) => new()
    {
        ["source"] = "email",
        ["in_reply_to"] = mail.InReplyTo,
        ["auto_reply"] = mail.IsAutoReply,
        ["mail_subject"] = mail.Subject,
        ["initiated_at"] = new JsonObject { ["timestamp"] = mail.Date is { } date ? RailsTime.Iso(date.UtcDateTime) : null },
    };

    private static JsonObject Attributes(InboundEmail mail) => new()
    {
        ["email"] = new JsonObject
        {
            ["subject"] = mail.Subject,
            ["from"] = List(mail.From),
            ["to"] = List(mail.To),
            ["cc"] = List(mail.Cc),
            ["bcc"] = List(mail.Bcc),
            ["date"] = mail.Date is { } date ? RailsTime.Iso(date.UtcDateTime) : null,
            ["message_id"] = mail.MessageId,
            ["in_reply_to"] = mail.InReplyTo,
            ["references"] = List(mail.References),
            ["html_content"] = Content(mail.Html, mail),
            ["text_content"] = Content(mail.Text, mail),
            ["multipart"] = mail.IsMultipart,
            ["number_of_attachments"] = mail.AttachmentCount,
            ["auto_reply"] = mail.IsAutoReply,
        },
        ["cc_email"] = List(mail.Cc),
        ["bcc_email"] = List(mail.Bcc),
    };

    private static JsonObject Content(string? full, InboundEmail mail) => full is null
        ? []
        : new JsonObject { ["full"] = full, ["reply"] = mail.Reply, ["quoted"] = mail.Reply };

    private static JsonArray List(IReadOnlyList<string> values) => new([.. values.Select(value => (JsonNode?)value)]);

    /// <summary><c>account/1/conversation/6f9b…@example.com</c> and <c>conversation/6f9b…/messages/7@example.com</c>: ids that we gave.</summary>
    [GeneratedRegex(@"(^|/)conversation/(?<uuid>[0-9a-fA-F-]{36})[/@]", RegexOptions.CultureInvariant)]
    private static partial Regex OwnId();
}
