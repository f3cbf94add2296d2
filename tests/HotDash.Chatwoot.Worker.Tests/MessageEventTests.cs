using System.Text;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Worker.Jobs.Webhooks;
using HotDash.Chatwoot.Worker.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Chatwoot.Worker.Tests;

public sealed class MessageEventTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task IncomingMessage_Written_IsDeliveredToTheWebhookWithItsSignature()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var stack = await WorkerStack.StartAsync(receiver.Url);

        var conversation = await WriteIncomingAsync(stack, "Where is my order? <é>");

        await Wait.UntilAsync(() => receiver.Received.Any(IsMessage), "the message is delivered");
        var delivery = receiver.Received.First(IsMessage);
        Assert.Equal("Where is my order? <é>", (string?)delivery.Json["content"]);
        Assert.Equal("incoming", (string?)delivery.Json["message_type"]);
        Assert.Equal(conversation.DisplayId, (long?)delivery.Json["conversation"]?["id"]);
        Assert.Equal(
            WebhookSignature.Of("secret-for-tests", delivery.Headers["X-Chatwoot-Timestamp"], Encoding.UTF8.GetBytes(delivery.Body)),
            delivery.Headers["X-Chatwoot-Signature"]);
        Assert.True(Guid.TryParse(delivery.Headers["X-Chatwoot-Delivery"], out _));
        await Wait.UntilAsync(
            () => receiver.Received.Any(received => (string?)received.Json["event"] == "conversation_created"), "the conversation is announced too");
        Assert.Equal(0, await stack.Redis.SortedSetLengthAsync("retry"));
        Assert.Equal(0, await stack.Redis.SortedSetLengthAsync("dead"));
    }

    [Fact]
    public async Task Conversation_Resolved_GetsItsActivityLine()
    {
        await using var stack = await WorkerStack.StartAsync(webhookUrl: null);
        var conversation = await WriteIncomingAsync(stack, "Thanks, solved.");

        await stack.Services.GetRequiredService<ConversationWriter>().ChangeAsync(
            conversation, null, before => before with { Status = ConversationStatus.Resolved }, Token);

        string[] lines = [];
        await Wait.UntilAsync(
            async () =>
            {
                lines = [.. await stack.Database.ListAsync<string>(
                    "select content from messages where conversation_id = @Id and message_type = 2", new { conversation.Id }, Token)];

                return lines.Length > 0;
            },
            "the activity is written");
        Assert.Equal(["Conversation was marked resolved by system"], lines);
    }

    [Fact]
    public async Task AccountWebhook_Refused_IsNotRepeated()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var stack = await WorkerStack.StartAsync(receiver.Url);
        receiver.Answers.Enqueue(500);
        receiver.Answers.Enqueue(503);
        receiver.Answers.Enqueue(500);

        await WriteIncomingAsync(stack, "Hello");

        await Wait.UntilAsync(async () => (long)await stack.Redis.StringGetAsync("stat:processed") >= 6 && receiver.Received.Any(IsMessage), "the jobs are done");
        Assert.Single(receiver.Received, IsMessage);
        Assert.Equal(0, await stack.Redis.SortedSetLengthAsync("retry"));
    }

    private static bool IsMessage(ReceivedWebhook received) => (string?)received.Json["event"] == "message_created";

    private static async Task<Conversation> WriteIncomingAsync(WorkerStack stack, string content)
    {
        var inboxId = await stack.Database.SingleAsync<long>("select id from inboxes where channel_type = 'Channel::Api'", null, Token);
        var inbox = await InboxStore.FindAsync(stack.Database, 1, inboxId, Token);
        var (contact, contactInbox) = await stack.Services.GetRequiredService<ContactIdentification>().IdentifyAsync(
            inbox, new ContactFields { Name = "Jamie", Email = new ContactField("jamie@example.com") }, null, verified: false, Token);
        var conversation = await stack.Services.GetRequiredService<ConversationStarter>().StartAsync(
            inbox, contactInbox, new ConversationDraft(), null, null, Token);
        await stack.Services.GetRequiredService<MessageWriter>().WriteAsync(
            conversation, new MessageDraft { Content = content, MessageType = MessageType.Incoming, Sender = new Sender(Contact: contact) }, null, Token);

        return conversation;
    }
}
