using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Attachments;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Email;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Worker.Tests.Support;
using HotDash.Mailbox.Tests;
using HotDash.Sidekiq.ActiveJobs;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Smtp;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace HotDash.Chatwoot.Worker.Tests;

/// <summary>With the development mailbox as everybody's mail server.</summary>
public sealed class EmailTests(MailboxProcess mailbox) : IClassFixture<MailboxProcess>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mail_Fetched_BecomesAConversationThatIsAnsweredAndContinued()
    {
        var (support, customer) = ($"support-{Guid.NewGuid():n}@hotdash.test", $"jamie-{Guid.NewGuid():n}@example.com");
        await using var stack = await StartAsync(support);
        var first = Mail(customer, support, "Where is my order?", "It has been three days.");
        var photo = new MimePart("image", "png") { FileName = "parcel.png", Content = new MimeContent(new MemoryStream([1, 2, 3])), IsAttachment = true };
        first.Body = new Multipart("mixed") { new TextPart("plain") { Text = "It has been three days." }, photo };
        await SendAsync(first);

        await FetchAsync(stack);
        await Wait.UntilAsync(async () => (await MessagesAsync(stack)).Count == 1, "the mail is a message");
        await FetchAsync(stack);
        await FetchAsync(stack);
        await Wait.UntilAsync(async () => await stack.Redis.StringGetAsync("stat:processed") is var done && (long)done >= 6, "the later fetches are done");
        Assert.Equal(["It has been three days."], await MessagesAsync(stack));
        var conversation = await stack.Database.SingleAsync<Conversation>("select * from conversations", null, Token);
        Assert.Equal("Where is my order?", (string?)JsonNode.Parse(conversation.AdditionalAttributes!)!["mail_subject"]);

        var file = await stack.Database.SingleAsync<Attachment>($"select {Attachment.Columns} from {Attachment.Source}", null, Token);
        Assert.Equal(("parcel.png", "image/png", 3L), (file.Filename, file.ContentType, file.ByteSize));

        var agent = await stack.Database.SingleAsync<Agent>($"select {Agent.Columns} from {Agent.Source}", null, Token);
        await stack.Services.GetRequiredService<MessageWriter>().WriteAsync(
            conversation, new MessageDraft { Content = "It is on its way.", Sender = new Sender(Agent: agent) }, null, Token);
        var answer = await ReceiveAsync(customer);
        Assert.Equal("Re: Where is my order?", answer.Subject);
        Assert.Equal("It is on its way.", answer.TextBody?.Trim());
        Assert.Equal(("Admin from E-mail", support), (answer.From.Mailboxes.Single().Name, answer.From.Mailboxes.Single().Address));
        Assert.NotNull(answer.InReplyTo);

        var thanks = Mail(customer, support, "Re: Where is my order?", "Thank you!\n\nOn Tue, 24 Nov 2026, Support wrote:\n> It is on its way.");
        thanks.InReplyTo = answer.MessageId;
        await SendAsync(thanks);
        await FetchAsync(stack);
        await Wait.UntilAsync(async () => (await MessagesAsync(stack)).Count == 3, "the answer is a message");
        Assert.Equal("Thank you!", (await MessagesAsync(stack))[^1]);
        Assert.Equal(1, await stack.Database.SingleAsync<long>("select count(*) from conversations", null, Token));
    }

    [Fact]
    public async Task Transcript_AskedFor_IsMailedWithoutPrivateNotes()
    {
        var (support, reader) = ($"support-{Guid.NewGuid():n}@hotdash.test", $"reader-{Guid.NewGuid():n}@example.com");
        await using var stack = await StartAsync(support);
        await SendAsync(Mail("tomasz@example.com", support, "Code", "My code is refused."));
        await FetchAsync(stack);
        await Wait.UntilAsync(async () => (await MessagesAsync(stack)).Count == 1, "the mail is a message");
        var conversation = await stack.Database.SingleAsync<Conversation>("select * from conversations", null, Token);
        await stack.Services.GetRequiredService<MessageWriter>().WriteAsync(conversation, new MessageDraft { Content = "He is angry.", Private = true }, null, Token);

        await stack.Sidekiq.PushAsync(
            new ActiveJob { JobClass = "ConversationTranscriptJob", Queue = "mailers", Arguments = new JsonArray(RecordId.Conversation(conversation.Id), reader) }, Token);

        var mail = await ReceiveAsync(reader);
        Assert.Equal("[#1] Conversation Transcript", mail.Subject);
        Assert.Matches(@"UTC  Jamie:\s+My code is refused\.\s*$", mail.TextBody!.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Replies_ToSomebodyWhoIsNotThere_GoOutInOneMailWithWhatWasSaidBefore()
    {
        var customer = $"jamie-{Guid.NewGuid():n}@example.com";
        await using var stack = await StartAsync($"support-{Guid.NewGuid():n}@hotdash.test");
        var inboxId = await stack.Database.SingleAsync<long>("select id from inboxes where channel_type = 'Channel::Api'", null, Token);
        var inbox = await InboxStore.FindAsync(stack.Database, 1, inboxId, Token);
        var (contact, contactInbox) = await stack.Services.GetRequiredService<ContactIdentification>().IdentifyAsync(
            inbox, new ContactFields { Name = "Jamie", Email = new ContactField(customer) }, null, verified: false, Token);
        var conversation = await stack.Services.GetRequiredService<ConversationStarter>().StartAsync(inbox, contactInbox, new ConversationDraft(), null, null, Token);
        var writer = stack.Services.GetRequiredService<MessageWriter>();
        await writer.WriteAsync(conversation, new() { Content = "Where is it?", MessageType = MessageType.Incoming, Sender = new Sender(Contact: contact) }, null, Token);
        var first = await writer.WriteAsync(conversation, new() { Content = "In the post." }, null, Token);
        await writer.WriteAsync(conversation, new() { Content = "Annoying one.", Private = true }, null, Token);
        await writer.WriteAsync(conversation, new() { Content = "Since Monday." }, null, Token);

        await stack.Sidekiq.PushAsync(
            new ActiveJob { JobClass = "ConversationReplyEmailJob", Queue = "mailers", Arguments = new JsonArray(conversation.Id, first.Message.Id) }, Token);

        var mail = await ReceiveAsync(customer);
        Assert.Equal("[#1] New messages on this conversation", mail.Subject);
        Assert.Matches(@"^\S+:\nIn the post\.\n\n\S+:\nSince Monday\.\n\nEarlier:\n\nJamie:\nWhere is it\?\s*$", mail.TextBody!.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Replies_OnAWebsite_AreToldInOneMailAfterTwoMinutes()
    {
        var customer = $"jamie-{Guid.NewGuid():n}@example.com";
        await using var stack = await StartAsync($"support-{Guid.NewGuid():n}@hotdash.test");
        await stack.Database.ExecuteAsync(
            """
            with widget as (insert into channel_web_widgets (account_id, website_url, website_token, hmac_token) values (1, 'https://shop.test', 'token', 'hmac') returning id)
            update inboxes set channel_type = 'Channel::WebWidget', channel_id = (select id from widget) where channel_type = 'Channel::Api'
            """,
            null,
            Token);
        var inboxId = await stack.Database.SingleAsync<long>("select id from inboxes where channel_type = 'Channel::WebWidget'", null, Token);
        var inbox = await InboxStore.FindAsync(stack.Database, 1, inboxId, Token);
        var (_, contactInbox) = await stack.Services.GetRequiredService<ContactIdentification>().IdentifyAsync(
            inbox, new ContactFields { Name = "Jamie", Email = new ContactField(customer) }, null, verified: false, Token);
        var conversation = await stack.Services.GetRequiredService<ConversationStarter>().StartAsync(inbox, contactInbox, new ConversationDraft(), null, null, Token);
        var writer = stack.Services.GetRequiredService<MessageWriter>();
        await writer.WriteAsync(conversation, new() { Content = "In the post." }, null, Token);
        await Wait.UntilAsync(async () => await stack.Redis.SortedSetLengthAsync("schedule") == 1, "the mail is planned");
        await writer.WriteAsync(conversation, new() { Content = "Since Monday." }, null, Token);
        await Wait.UntilAsync(
            async () => await stack.Redis.ListLengthAsync("queue:high") == 0 && await stack.Redis.ListLengthAsync("queue:critical") == 0, "the worker has taken the rest");

        var due = Assert.Single(await stack.Redis.SortedSetRangeByRankWithScoresAsync("schedule"));
        Assert.InRange(due.Score - TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(), 100, 121);
        await stack.Redis.SortedSetAddAsync("schedule", due.Element, 0);

        var mail = await ReceiveAsync(customer);
        Assert.Matches(@"^\S+:\nIn the post\.\n\n\S+:\nSince Monday\.\s*$", mail.TextBody!.ReplaceLineEndings("\n"));
        await Wait.UntilAsync(async () => !await stack.Redis.KeyExistsAsync(EmailContinuity.Key(conversation.Id)), "the next reply may be told");
    }

    [Fact]
    public async Task Mailbox_ThatRefusesThePassword_IsLoggedAndDoesNotFailTheJob()
    {
        await using var stack = await StartAsync($"support-{Guid.NewGuid():n}@hotdash.test", password: "wrong");

        await FetchAsync(stack);

        await Wait.UntilAsync(
            async () => (long)await stack.Redis.StringGetAsync("stat:processed") >= 2 && !await stack.Redis.KeyExistsAsync("alfred:EMAIL_CHANNEL_LOCK::2"),
            "both jobs are done and the lock is free");
        Assert.Equal(0, await stack.Redis.SortedSetLengthAsync("retry"));
        Assert.Empty(await MessagesAsync(stack));
    }

    [Fact]
    public async Task Reply_ThatCannotBeSent_IsMarkedForTheAgent()
    {
        var support = $"support-{Guid.NewGuid():n}@hotdash.test";
        await using var stack = await StartAsync(support, smtpPort: 1);
        await SendAsync(Mail("noor@example.com", support, "Size", "Can I change it?"));
        await FetchAsync(stack);
        await Wait.UntilAsync(async () => (await MessagesAsync(stack)).Count == 1, "the mail is a message");
        var conversation = await stack.Database.SingleAsync<Conversation>("select * from conversations", null, Token);

        await stack.Services.GetRequiredService<MessageWriter>().WriteAsync(conversation, new MessageDraft { Content = "Yes." }, null, Token);

        await Wait.UntilAsync(async () => await stack.Redis.SortedSetLengthAsync("retry") == 1, "the job waits for its retry");
        await ExhaustAsync(stack);
        await Wait.UntilAsync(
            async () => await stack.Database.SingleAsync<long>(
                "select count(*) from messages where status = 3 and content_attributes ->> 'external_error' <> ''", null, Token) == 1,
            "the message is marked");
    }

    private async Task<WorkerStack> StartAsync(string support, string? password = null, int? smtpPort = null) => await WorkerStack.StartAsync(
        webhookUrl: null,
        new()
        {
            ["SMTP_ADDRESS"] = "127.0.0.1",
            ["SMTP_PORT"] = $"{smtpPort ?? mailbox.SmtpPort}",
            ["SMTP_USERNAME"] = support,
            ["SMTP_PASSWORD"] = MailboxProcess.Password,
        },
        options =>
        {
            options.EmailInboxAddress = support;
            options.ImapAddress = "127.0.0.1";
            options.ImapPort = mailbox.ImapPort;
            options.ImapPassword = password ?? MailboxProcess.Password;
        });

    private static Task<string?> FetchAsync(WorkerStack stack) => stack.Sidekiq.PushAsync(
        new ActiveJob { JobClass = "Inboxes::FetchImapEmailInboxesJob", Queue = "scheduled_jobs" }, Token);

    private static Task<List<string>> MessagesAsync(WorkerStack stack) =>
        stack.Database.ListAsync<string>("select content from messages where message_type < 2 order by id", null, Token);

    /// <summary>Runs the waiting job as if three retries were behind it.</summary>
    private static async Task ExhaustAsync(WorkerStack stack)
    {
        var entry = (await stack.Redis.SortedSetRangeByRankAsync("retry"))[0];
        var job = JsonNode.Parse(entry.ToString())!;
        job["retry_count"] = 2;
        await stack.Redis.ListLeftPushAsync("queue:high", job.ToJsonString());
        await stack.Redis.SortedSetRemoveAsync("retry", entry);
    }

    private static MimeMessage Mail(string from, string to, string subject, string text)
    {
        var mail = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = text } };
        mail.From.Add(new MailboxAddress("Jamie", from));
        mail.To.Add(MailboxAddress.Parse(to));

        return mail;
    }

    private async Task SendAsync(MimeMessage mail)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync("127.0.0.1", mailbox.SmtpPort, MailKit.Security.SecureSocketOptions.None, Token);
        await client.AuthenticateAsync("anybody@example.com", MailboxProcess.Password, Token);
        await client.SendAsync(mail, Token);
        await client.DisconnectAsync(quit: true, Token);
    }

    private async Task<MimeMessage> ReceiveAsync(string address)
    {
        using var client = new ImapClient();
        await client.ConnectAsync("127.0.0.1", mailbox.ImapPort, MailKit.Security.SecureSocketOptions.None, Token);
        await client.AuthenticateAsync(address, MailboxProcess.Password, Token);
        await client.Inbox.OpenAsync(FolderAccess.ReadOnly, Token);
        await Wait.UntilAsync(
            async () =>
            {
                await client.NoOpAsync(Token);

                return client.Inbox.Count > 0;
            },
            "the mail arrives");

        return await client.Inbox.GetMessageAsync(0, Token);
    }
}
