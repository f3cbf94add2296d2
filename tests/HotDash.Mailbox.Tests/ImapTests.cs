using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using MimeKit;

namespace HotDash.Mailbox.Tests;

public sealed class ImapTests(MailboxProcess mailbox) : IClassFixture<MailboxProcess>
{
    [Fact]
    public async Task Mail_SentBySmtp_IsReadUnchanged()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var sent = MailClient.Message("whole@shop.test", "Größe – 注文", "A line\r\n.\r\n..two dots\r\nüñí\r\n");
        await MailClient.SendAsync(mailbox, sent);

        using var client = await MailClient.OpenAsync(mailbox, "whole@shop.test");
        var received = await client.Inbox.GetMessageAsync(0, cancellationToken);

        Assert.Equal(sent.Subject, received.Subject);
        Assert.Equal(sent.TextBody, received.TextBody);
        Assert.Equal(sent.MessageId, received.MessageId);
        Assert.Equal("juergen@example.test", received.From.Mailboxes.Single().Address);
        Assert.Equal("whole@shop.test", received.Headers["Delivered-To"]);
    }

    [Fact]
    public async Task Summary_OfANestedMail_HasEnvelopeAndStructure()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var builder = new BodyBuilder { TextBody = "text", HtmlBody = "<p>html</p>" };
        builder.Attachments.Add("Rechnung für März.pdf", [1, 2, 3], new ContentType("application", "pdf"));
        builder.Attachments.Add(new MessagePart("rfc822") { Message = MailClient.Message("inner@shop.test", "Inner") });
        var sent = MailClient.Message("parts@shop.test", "Parts");
        sent.Body = builder.ToMessageBody();
        await MailClient.SendAsync(mailbox, sent);

        using var client = await MailClient.OpenAsync(mailbox, "parts@shop.test");
        var summary = (await client.Inbox.FetchAsync(0, -1, MessageSummaryItems.Full | MessageSummaryItems.UniqueId | MessageSummaryItems.BodyStructure | MessageSummaryItems.References, cancellationToken)).Single();

        Assert.NotNull(summary.Envelope);
        Assert.NotNull(summary.TextBody);
        Assert.NotNull(summary.HtmlBody);
        Assert.Equal("Parts", summary.Envelope.Subject);
        Assert.Equal("Jürgen", summary.Envelope.From.Mailboxes.Single().Name);
        Assert.Equal("text", ((TextPart)await client.Inbox.GetBodyPartAsync(summary.UniqueId, summary.TextBody, cancellationToken)).Text.Trim());
        Assert.Equal("<p>html</p>", ((TextPart)await client.Inbox.GetBodyPartAsync(summary.UniqueId, summary.HtmlBody, cancellationToken)).Text.Trim());
        var part = summary.Attachments.OfType<BodyPartBasic>().First();
        Assert.Equal("Rechnung für März.pdf", part.FileName);
        var attachment = (MimePart)await client.Inbox.GetBodyPartAsync(summary.UniqueId, part, cancellationToken);
        Assert.NotNull(attachment.Content);
        using var content = new MemoryStream();
        await attachment.Content.DecodeToAsync(content, cancellationToken);
        Assert.Equal([1, 2, 3], content.ToArray());
    }

    [Fact]
    public async Task Search_ByTheKeysOfClients_FindsWhatTheySay()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await MailClient.SendAsync(mailbox, MailClient.Message("search@shop.test", "First"));
        await MailClient.SendAsync(mailbox, MailClient.Message("search@shop.test", "Größe zwei", "needle"));
        await MailClient.SendAsync(mailbox, MailClient.Message("search@shop.test", "Third"));
        using var client = await MailClient.OpenAsync(mailbox, "search@shop.test");
        var inbox = client.Inbox;
        var all = await inbox.SearchAsync(SearchQuery.All, cancellationToken);
        await inbox.AddFlagsAsync(all[0], MessageFlags.Seen, silent: true, cancellationToken);

        Assert.Equal(3, all.Count);
        Assert.Equal(all.Skip(1), await inbox.SearchAsync(SearchQuery.NotSeen, cancellationToken));
        Assert.Equal([all[1]], await inbox.SearchAsync(SearchQuery.SubjectContains("Größe"), cancellationToken));
        Assert.Equal([all[1]], await inbox.SearchAsync(SearchQuery.BodyContains("needle"), cancellationToken));
        Assert.Equal(all, await inbox.SearchAsync(SearchQuery.DeliveredAfter(DateTime.Today.AddDays(-2)), cancellationToken));
        Assert.Empty(await inbox.SearchAsync(SearchQuery.DeliveredBefore(DateTime.Today.AddDays(-2)), cancellationToken));
        Assert.Equal([all[0], all[2]], await inbox.SearchAsync(SearchQuery.Not(SearchQuery.SubjectContains("zwei")), cancellationToken));
        Assert.Equal([all[0], all[1]], await inbox.SearchAsync(SearchQuery.Or(SearchQuery.Seen, SearchQuery.BodyContains("needle")), cancellationToken));
        Assert.Equal(all, await inbox.SearchAsync(SearchQuery.FromContains("juergen"), cancellationToken));
    }

    [Fact]
    public async Task Flags_AndRemoval_SurviveARestart()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await MailClient.SendAsync(mailbox, MailClient.Message("kept@shop.test", "Gone"));
        await MailClient.SendAsync(mailbox, MailClient.Message("kept@shop.test", "Kept"));
        uint validity;
        using (var client = await MailClient.OpenAsync(mailbox, "kept@shop.test"))
        {
            validity = client.Inbox.UidValidity;
            await client.Inbox.AddFlagsAsync(0, MessageFlags.Deleted, silent: true, cancellationToken);
            await client.Inbox.AddFlagsAsync(1, MessageFlags.Seen | MessageFlags.Answered, silent: true, cancellationToken);
            await client.Inbox.ExpungeAsync(cancellationToken);
            Assert.Equal(1, client.Inbox.Count);
        }

        await mailbox.RestartAsync();

        using var again = await MailClient.OpenAsync(mailbox, "kept@shop.test");
        var summary = (await again.Inbox.FetchAsync(0, -1, MessageSummaryItems.UniqueId | MessageSummaryItems.Flags, cancellationToken)).Single();
        Assert.Equal((validity, 2u, MessageFlags.Seen | MessageFlags.Answered), (again.Inbox.UidValidity, summary.UniqueId.Id, summary.Flags));
    }

    [Fact]
    public async Task Idle_WhileAMailArrives_IsTold()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var client = await MailClient.OpenAsync(mailbox, "idle@shop.test");
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        done.CancelAfter(TimeSpan.FromSeconds(20));
        client.Inbox.CountChanged += (_, _) => done.Cancel();
        var idle = client.IdleAsync(done.Token, cancellationToken);

        await MailClient.SendAsync(mailbox, MailClient.Message("idle@shop.test", "New"));
        await idle;

        Assert.Equal(1, client.Inbox.Count);
    }

    [Fact]
    public async Task SignIn_WithAWrongPassword_IsRefused()
    {
        using var client = new ImapClient();
        await client.ConnectAsync("127.0.0.1", mailbox.ImapPort, SecureSocketOptions.None, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<AuthenticationException>(() => client.AuthenticateAsync("a@shop.test", "wrong", TestContext.Current.CancellationToken));
    }
}
