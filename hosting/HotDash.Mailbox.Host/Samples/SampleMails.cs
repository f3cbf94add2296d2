using System.Text;
using MimeKit;
using MimeKit.Utils;

namespace HotDash.Mailbox.Host.Samples;

/// <summary>Writes sample mails of a shop's customer to a support address.</summary>
internal sealed class SampleMails(TimeProvider timeProvider)
{
    public const string Customer = "jane.customer@example.test";

    private static readonly Encoding s_latin1 = Encoding.Latin1;

    // A transparent picture of one pixel.
    private static readonly byte[] s_pixel = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    /// <summary>A new mail of every kind that stands alone.</summary>
    public MimeMessage Create(SampleKind kind, string from, string to)
    {
        var message = new MimeMessage
        {
            Date = timeProvider.GetUtcNow(),
            MessageId = MimeUtils.GenerateMessageId("example.test"),
            Subject = Subject(kind),
            Body = Body(kind),
        };
        message.From.Add(new MailboxAddress(kind == SampleKind.Latin1 ? "Jürgen Müller" : "Jane Customer", from));
        message.To.Add(new MailboxAddress("Support", to));
        return message;
    }

    /// <summary>An answer to a mail, threaded as mail clients do it.</summary>
    public MimeMessage CreateReply(MimeMessage original, string from, string to)
    {
        var message = Create(SampleKind.Plain, from, to);
        message.Subject = original.Subject?.StartsWith("Re:", StringComparison.OrdinalIgnoreCase) == true ? original.Subject : $"Re: {original.Subject}";
        message.InReplyTo = original.MessageId;
        message.References.AddRange(original.References);
        if (original.MessageId is { } answered)
        {
            message.References.Add(answered);
        }

        var quoted = (original.TextBody ?? "").ReplaceLineEndings("\n").Split('\n').Select(line => "> " + line);
        message.Body = new TextPart("plain") { Text = $"Thank you, that helped. One more question: may I change the address?\n\nJane\n\nOn {original.Date:d MMM yyyy}, {original.From} wrote:\n{string.Join('\n', quoted)}\n" };
        return message;
    }

    private static string Subject(SampleKind kind) => kind switch
    {
        SampleKind.Html => "Wrong size delivered",
        SampleKind.Attachment => "Invoice question",
        SampleKind.Inline => "Photo of the damage",
        SampleKind.Latin1 => "Größe passt nicht – Rückgabe?",
        SampleKind.Japanese => "注文について",
        _ => "Where is my order 1042?",
    };

    private static MimeEntity Body(SampleKind kind) => kind switch
    {
        SampleKind.Html => Html("I ordered size M and received size S. Please help.", "<p>I ordered size <b>M</b> and received size <b>S</b>.</p><p>Please help.</p><script>alert('no')</script>"),
        SampleKind.Attachment => WithAttachment(),
        SampleKind.Inline => WithPicture(),
        SampleKind.Latin1 => Encoded("Die Schuhe sind zu groß. Kann ich sie zurückschicken? Grüße, Jürgen", s_latin1),
        SampleKind.Japanese => Encoded("注文した商品がまだ届いていません。ご確認ください。", Encoding.UTF8),
        _ => new TextPart("plain") { Text = "Hello,\n\nI ordered a week ago and have heard nothing since. Where is order 1042?\n\nJane\n" },
    };

    private static TextPart Encoded(string text, Encoding encoding)
    {
        var part = new TextPart("plain") { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(encoding, text);
        return part;
    }

    private static MimeEntity Html(string text, string html) => new BodyBuilder { TextBody = text, HtmlBody = html }.ToMessageBody();

    private static MimeEntity WithAttachment()
    {
        var builder = new BodyBuilder { TextBody = "The invoice shows the wrong address, see the attachment.\n" };
        builder.Attachments.Add("Rechnung für März.pdf", Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"), new ContentType("application", "pdf"));
        builder.Attachments.Add("order.csv", Encoding.UTF8.GetBytes("order;total\n1042;59.90\n"), new ContentType("text", "csv"));
        return builder.ToMessageBody();
    }

    private static MimeEntity WithPicture()
    {
        var builder = new BodyBuilder { TextBody = "See the picture.\n" };
        var picture = builder.LinkedResources.Add("damage.gif", s_pixel, new ContentType("image", "gif"));
        picture.ContentId = MimeUtils.GenerateMessageId("example.test");
        builder.HtmlBody = $"<p>See the picture:</p><img src=\"cid:{picture.ContentId}\" alt=\"damage\">";
        return builder.ToMessageBody();
    }
}
