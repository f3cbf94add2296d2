using HotDash.Chatwoot.Core.Email;
using HotDash.Chatwoot.Core.Inboxes;
using MimeKit;

namespace HotDash.Chatwoot.Worker.Jobs.Email;

/// <summary>Builds the mail of a reply (<c>app/mailers/conversation_reply_mailer.rb</c>).</summary>
internal static class ReplyMail
{
    public static MimeMessage Build(OutboundReply reply)
    {
        var channel = reply.Inbox.Channel;
        var mail = new MimeMessage
        {
            Subject = SubjectOf(reply),
            MessageId = IdOf(reply),
            Body = new TextPart("plain") { Text = reply.Message.Content ?? "" },
        };
        mail.From.Add(new MailboxAddress(FromName(reply), channel.Email));
        mail.ReplyTo.Add(new MailboxAddress(FromName(reply), channel.Email));
        mail.To.Add(new MailboxAddress(reply.Contact.Name, reply.Contact.Email ?? ""));
        mail.References.Add($"account/{reply.Conversation.AccountId}/conversation/{reply.Conversation.Uuid}@{DomainOf(reply)}");

        if (reply.InReplyTo is { } inReplyTo)
        {
            mail.InReplyTo = inReplyTo;
            mail.References.Add(inReplyTo);
        }

        return mail;
    }

    /// <summary>The same for every attempt, so that a mail sent twice is recognized as one.</summary>
    public static string IdOf(OutboundReply reply) =>
        $"conversation/{reply.Conversation.Uuid}/messages/{reply.Message.Id}@{DomainOf(reply)}";

    private static string DomainOf(OutboundReply reply) => reply.Inbox.Channel.Email.Split('@')[^1];

    private static string SubjectOf(OutboundReply reply) => reply.Subject switch
    {
        { Length: > 0 } subject when reply.InReplyTo is not null && !subject.StartsWith("Re:", StringComparison.OrdinalIgnoreCase) => $"Re: {subject}",
        { Length: > 0 } subject => subject,
        _ => $"[#{reply.Conversation.DisplayId}] New messages on this conversation",
    };

    private static string FromName(OutboundReply reply)
    {
        var business = reply.Inbox.Inbox.BusinessName is { Length: > 0 } name ? name : reply.Inbox.Inbox.Name;

        return reply.SenderName is { Length: > 0 } sender && reply.Inbox.Inbox.SenderNameType == SenderNameType.Friendly
            ? $"{sender} from {business}"
            : business;
    }
}
