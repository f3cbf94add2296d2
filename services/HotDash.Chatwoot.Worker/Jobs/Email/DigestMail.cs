using System.Globalization;
using System.Text;
using HotDash.Chatwoot.Core.Email;
using MimeKit;

namespace HotDash.Chatwoot.Worker.Jobs.Email;

/// <summary>Builds the one mail that tells several replies.</summary>
internal static class DigestMail
{
    public static MimeMessage Build(ReplyDigest digest, MailSettings settings)
    {
        var from = digest.Channel is { } channel
            ? new MailboxAddress(digest.Inbox.Name, channel.Email)
            : MailboxAddress.Parse(settings.Sender);
        var domain = from.Address.Split('@')[^1];
        var mail = new MimeMessage
        {
            Subject = $"[#{digest.Conversation.DisplayId}] New messages on this conversation",
            // The same for every attempt, so that a mail sent twice is recognized as one.
            MessageId = $"conversation/{digest.Conversation.Uuid}/messages/{digest.LastId}@{domain}",
            Body = new TextPart("plain") { Text = Text(digest) },
        };
        mail.From.Add(digest.Channel is null ? new MailboxAddress(digest.Inbox.Name, from.Address) : from);
        mail.To.Add(new MailboxAddress(digest.Contact.Name, digest.Contact.Email ?? ""));
        mail.References.Add($"account/{digest.Conversation.AccountId}/conversation/{digest.Conversation.Uuid}@{domain}");

        if (digest.InReplyTo is { } inReplyTo)
        {
            mail.InReplyTo = inReplyTo;
            mail.References.Add(inReplyTo);
        }

        return mail;
    }

    private static string Text(ReplyDigest digest)
    {
        var text = new StringBuilder();
        Append(text, digest.Replies);

        if (digest.Earlier.Count > 0)
        {
            text.Append("Earlier:\n\n");
            Append(text, digest.Earlier);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<TranscriptLine> lines)
    {
        foreach (var line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.Sender}:\n{line.Content}\n\n");
        }
    }
}
