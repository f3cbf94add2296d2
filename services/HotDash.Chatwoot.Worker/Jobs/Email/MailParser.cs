using HotDash.Chatwoot.Core.Email;
using MimeKit;

namespace HotDash.Chatwoot.Worker.Jobs.Email;

/// <summary>Reads what Chatwoot keeps of a mail (<c>app/presenters/mail_presenter.rb</c>).</summary>
internal static class MailParser
{
    /// <summary>Null: the mail names no id or no sender, so it cannot become a message.</summary>
    public static InboundEmail? Read(MimeMessage mail)
    {
        if (string.IsNullOrWhiteSpace(mail.MessageId) || SenderOf(mail) is not { } sender)
        {
            return null;
        }

        var text = mail.TextBody;
        var html = mail.HtmlBody;

        return new InboundEmail
        {
            MessageId = mail.MessageId,
            SenderAddress = sender.Address,
            SenderName = string.IsNullOrWhiteSpace(sender.Name) ? sender.Address.Split('@')[0] : sender.Name,
            From = Addresses(mail.From),
            To = Addresses(mail.To),
            Cc = Addresses(mail.Cc),
            Bcc = Addresses(mail.Bcc),
            Subject = mail.Subject ?? "",
            Date = mail.Date == DateTimeOffset.MinValue ? null : mail.Date,
            InReplyTo = string.IsNullOrWhiteSpace(mail.InReplyTo) ? null : mail.InReplyTo,
            References = [.. mail.References],
            Text = text,
            Html = html,
            Reply = MailText.Reply(!string.IsNullOrWhiteSpace(text) ? text : MailText.FromHtml(html ?? "")),
            IsMultipart = mail.Body is Multipart,
            AttachmentCount = mail.Attachments.Count(),
            IsAutoReply = IsAutomatic(mail),
        };
    }

    private static MailboxAddress? SenderOf(MimeMessage mail) =>
        mail.ReplyTo.Mailboxes.FirstOrDefault()
        ?? (MailboxAddress.TryParse(mail.Headers["X-Original-Sender"], out var original) ? original : null)
        ?? mail.From.Mailboxes.FirstOrDefault();

    private static string[] Addresses(InternetAddressList list) => [.. list.Mailboxes.Select(mailbox => mailbox.Address)];

    /// <summary>RFC 3834 and what is common beside it.</summary>
    private static bool IsAutomatic(MimeMessage mail) =>
        (mail.Headers["Auto-Submitted"] is { Length: > 0 } submitted && !submitted.StartsWith("no", StringComparison.OrdinalIgnoreCase))
        || mail.Headers.Contains("X-Autoreply")
        || mail.Headers.Contains("X-Autorespond")
        || string.Equals(mail.Headers["Precedence"], "auto_reply", StringComparison.OrdinalIgnoreCase);
}
