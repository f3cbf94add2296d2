using System.Net;
using System.Net.Http.Json;
using MailKit.Net.Smtp;
using MimeKit;

namespace HotDash.Mailbox.Tests;

public sealed class SampleTests(MailboxProcess mailbox) : IClassFixture<MailboxProcess>
{
    [Theory]
    [InlineData("plain", "Where is my order 1042?")]
    [InlineData("html", "Wrong size delivered")]
    [InlineData("attachment", "Invoice question")]
    [InlineData("inline", "Photo of the damage")]
    [InlineData("latin1", "Größe passt nicht – Rückgabe?")]
    [InlineData("japanese", "注文について")]
    public async Task Sample_Dropped_IsReadByAClient(string kind, string subject)
    {
        var answer = await DropAsync(kind, $"{kind}@shop.test");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(subject, (await ReadLastAsync($"{kind}@shop.test")).Subject);
    }

    [Fact]
    public async Task Reply_ToWhatTheCustomerReceived_IsThreaded()
    {
        var outgoing = MailClient.Message("reply.customer@example.test", "Your order");
        await MailClient.SendAsync(mailbox, outgoing);

        var answer = await DropAsync("reply", "replies@shop.test", "reply.customer@example.test");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var reply = await ReadLastAsync("replies@shop.test");
        Assert.Equal(("Re: Your order", outgoing.MessageId), (reply.Subject, reply.InReplyTo));
        Assert.Contains(outgoing.MessageId, reply.References);
    }

    [Fact]
    public async Task Reply_WithoutAnythingReceived_IsRefusedWithTheReason()
    {
        var answer = await DropAsync("reply", "replies@shop.test", "nobody@example.test");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("nobody@example.test has received no mail yet", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_ToABouncingAddress_ComesBackAsAReport()
    {
        var sent = MailClient.Message("gone@bounce.test", "Will not arrive");
        sent.From.Clear();
        sent.From.Add(MailboxAddress.Parse("sender@shop.test"));
        await MailClient.SendAsync(mailbox, sent);

        var bounce = await ReadLastAsync("sender@shop.test");

        var report = Assert.IsType<MultipartReport>(bounce.Body);
        Assert.Equal("delivery-status", report.ReportType);
        Assert.Equal(sent.MessageId, ((MessagePart)report[2]).Message?.MessageId);
    }

    [Fact]
    public async Task Mail_ToARejectedAddress_IsRefusedBySmtp()
    {
        await Assert.ThrowsAsync<SmtpCommandException>(() => MailClient.SendAsync(mailbox, MailClient.Message("x@reject.test", "No")));
    }

    [Fact]
    public async Task Page_WithAHostileMail_ShowsItAsText()
    {
        await MailClient.SendAsync(mailbox, MailClient.Message("page@shop.test", "<script>alert(1)</script>"));
        using var client = new HttpClient { BaseAddress = mailbox.Address };

        var page = await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };
        var fromElsewhere = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, fromElsewhere.StatusCode);
    }

    private async Task<HttpResponseMessage> DropAsync(string kind, string to, string? from = null)
    {
        using var client = new HttpClient { BaseAddress = mailbox.Address };
        return await client.PostAsJsonAsync("/api/samples", new { kind, to, from }, TestContext.Current.CancellationToken);
    }

    private async Task<MimeMessage> ReadLastAsync(string address)
    {
        using var client = await MailClient.OpenAsync(mailbox, address);
        return await client.Inbox.GetMessageAsync(client.Inbox.Count - 1, TestContext.Current.CancellationToken);
    }
}
