using HotDash.Chatwoot.Worker.Jobs.Email;
using MimeKit;

namespace HotDash.Chatwoot.Worker.Tests;

public sealed class MailTextTests
{
    [Theory]
    [InlineData("Thanks!\n\nOn Tue, 24 Nov 2026 at 09:00, Support <support@hotdash.test> wrote:\n> Hello\n> there\n", "Thanks!")]
    [InlineData("Yes.\r\n\r\n-----Original Message-----\r\nFrom: Support\r\nHello", "Yes.")]
    [InlineData("Inline:\n> quoted\nanswer below\n", "Inline:\n> quoted\nanswer below")]
    [InlineData("On Monday I wrote a letter.\nNo quote here.", "On Monday I wrote a letter.\nNo quote here.")]
    [InlineData("Danke\n\nAm 24.11.2026 um 09:00 schrieb Support <support@hotdash.test>:\n> Hallo", "Danke")]
    public void Reply_OfAText_EndsWhereTheQuoteBegins(string text, string reply) => Assert.Equal(reply, MailText.Reply(text));

    [Fact]
    public void Text_OfHtml_HasItsBlocksAndNoMarkup() => Assert.Equal(
        "Hello Jamie & co\nSecond line\nlast",
        MailText.FromHtml("<html><head><title>x</title><style>p{}</style></head><body><p>Hello <b>Jamie</b> &amp; co</p><div>Second\n   line<br>last</div><script>no()</script></body></html>"));

    [Fact]
    public async Task Mail_OfAListWithReplyTo_IsReadAsChatwootDoes()
    {
        await using var stream = new MemoryStream("""
            From: =?utf-8?B?SsO8cmdlbg==?= <juergen@example.com>
            Reply-To: Sales <sales@example.com>
            To: support@hotdash.test
            Cc: boss@example.com
            Subject: =?iso-8859-1?Q?Gr=FC=DFe?=
            Message-ID: <abc@example.com>
            In-Reply-To: <conversation/2f0c3a44-6d2b-4a57-9d8b-111111111111/messages/7@hotdash.test>
            References: <one@example.com> <two@example.com>
            Date: Tue, 24 Nov 2026 09:00:00 +0100
            Auto-Submitted: auto-replied
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            Gr=FC=DFe aus K=F6ln

            """u8.ToArray());

        using var message = await MimeMessage.LoadAsync(stream, TestContext.Current.CancellationToken);
        var mail = MailParser.Read(message);

        Assert.NotNull(mail);
        Assert.Equal(("sales@example.com", "Sales", "Grüße", "Grüße aus Köln"), (mail.SenderAddress, mail.SenderName, mail.Subject, mail.Reply));
        Assert.Equal("abc@example.com", mail.MessageId);
        Assert.Equal(["one@example.com", "two@example.com"], mail.References);
        Assert.Equal(["boss@example.com"], mail.Cc);
        Assert.True(mail.IsAutoReply);
        Assert.False(mail.IsMultipart);
    }

    [Theory]
    [InlineData("From: a@example.com\n\nno id")]
    [InlineData("Message-ID: <x@example.com>\n\nno sender")]
    public async Task Mail_WithoutIdOrSender_IsNotTaken(string text)
    {
        await using var stream = new MemoryStream(System.Text.Encoding.ASCII.GetBytes(text));

        using var message = await MimeMessage.LoadAsync(stream, TestContext.Current.CancellationToken);

        Assert.Null(MailParser.Read(message));
    }
}
