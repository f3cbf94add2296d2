using System.Text;
using MimeKit;
using MimeKit.Utils;

namespace HotDash.Mailbox.Host.Samples;

/// <summary>What a mail server sends back when a mailbox does not exist: multipart/report with a delivery status (RFC 3464).</summary>
internal static class BounceMail
{
    public static byte[] For(string recipient, string sender, ReadOnlySpan<byte> returned, DateTimeOffset now)
    {
        var original = MimeMessage.Load(new MemoryStream(returned.ToArray()));
        var report = new MultipartReport("delivery-status")
        {
            new TextPart("plain") { Text = $"Your message could not be delivered to {recipient}: the mailbox does not exist.\n" },
            Status(recipient),
            new MessagePart("rfc822") { Message = original },
        };
        var bounce = new MimeMessage
        {
            Subject = "Undelivered Mail Returned to Sender",
            Date = now,
            MessageId = MimeUtils.GenerateMessageId("mailbox.hotdash.test"),
            InReplyTo = original.MessageId,
            Body = report,
        };
        bounce.From.Add(new MailboxAddress("Mail Delivery System", "MAILER-DAEMON@mailbox.hotdash.test"));
        bounce.To.Add(MailboxAddress.Parse(sender));
        bounce.Headers.Add(HeaderId.AutoSubmitted, "auto-replied");
        bounce.Headers.Add(HeaderId.ReturnPath, "<>");

        using var stream = new MemoryStream();
        bounce.WriteTo(stream);
        return stream.ToArray();
    }

    private static MimePart Status(string recipient)
    {
        var text = $"Reporting-MTA: dns; mailbox.hotdash.test\n\nFinal-Recipient: rfc822; {recipient}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 No such mailbox\n";
        return new MimePart("message", "delivery-status") { Content = new MimeContent(new MemoryStream(Encoding.ASCII.GetBytes(text))) };
    }
}
