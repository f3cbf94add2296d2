using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Cable;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Worker.Tests.Support;
using HotDash.Sidekiq.ActiveJobs;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace HotDash.Chatwoot.Worker.Tests;

/// <summary>Jobs in the form in which Chatwoot's own web process enqueues them.</summary>
public sealed class ConversationJobTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BulkActions_OnConversations_SetFieldsAndLabelsInTheUsersName()
    {
        await using var stack = await WorkerStack.StartAsync(webhookUrl: null);
        var (first, second) = (await StartAsync(stack, "one@example.com"), await StartAsync(stack, "two@example.com"));
        var userId = await stack.Database.SingleAsync<long>("select id from users", null, Token);

        await PushAsync(stack, "BulkActionsJob", "medium", ActiveJobValue.Keywords(new JsonObject
        {
            ["account"] = RecordId.Of("Account", 1),
            ["user"] = RecordId.Of("User", userId),
            ["params"] = new JsonObject
            {
                ["type"] = "Conversation",
                ["ids"] = new JsonArray($"{first.DisplayId}", second.DisplayId),
                ["fields"] = new JsonObject { ["status"] = "resolved", ["assignee_id"] = userId },
                ["labels"] = new JsonObject { ["add"] = new JsonArray("VIP") },
                ["_aj_hash_with_indifferent_access"] = true,
            },
        }));

        await Wait.UntilAsync(
            async () => await stack.Database.SingleAsync<long>(
                "select count(*) from conversations where status = 1 and assignee_id = @userId and cached_label_list = 'vip'", new { userId }, Token) == 2,
            "both are resolved, assigned and labelled");
        await Wait.UntilAsync(
            async () => await stack.Database.SingleAsync<long>(
                "select count(*) from messages where message_type = 2 and content = 'Conversation was marked resolved by Admin'", null, Token) == 2,
            "the activity names who did it");
        Assert.Equal((0L, 0L), await FailuresAsync(stack));
    }

    [Fact]
    public async Task BulkActions_ThatAreNoAction_GoToTheDeadSetWithTheReason()
    {
        await using var stack = await WorkerStack.StartAsync(webhookUrl: null);

        await PushAsync(stack, "BulkActionsJob", "medium", ActiveJobValue.Keywords(new JsonObject
        {
            ["account"] = RecordId.Of("Account", 1),
            ["user"] = RecordId.Of("User", 1),
            ["params"] = new JsonObject { ["type"] = "Invoice", ["ids"] = new JsonArray(1) },
        }));

        await Wait.UntilAsync(async () => await stack.Redis.SortedSetLengthAsync("dead") == 1, "the job is dead");
        var dead = JsonNode.Parse((await stack.Redis.SortedSetRangeByRankAsync("dead"))[0].ToString())!;
        Assert.Equal("Keyword 'params' has the type 'Invoice'; expected 'Conversation'.", (string?)dead["error_message"]);
    }

    [Theory]
    [InlineData("read", MessageStatus.Read)]
    [InlineData("delivered", MessageStatus.Delivered)]
    public async Task UpdateMessageStatus_UpToATime_MarksOnlyWhatWasSentUntilThen(string status, MessageStatus expected)
    {
        await using var stack = await WorkerStack.StartAsync(webhookUrl: null);
        var conversation = await StartAsync(stack, "noor@example.com");
        var writer = stack.Services.GetRequiredService<MessageWriter>();
        var before = await writer.WriteAsync(conversation, new MessageDraft { Content = "Here it is." }, null, Token);
        var after = await writer.WriteAsync(conversation, new MessageDraft { Content = "And this." }, null, Token);
        await stack.Database.ExecuteAsync("update messages set created_at = now() - interval '1 hour' where id = @Id", new { before.Message.Id }, Token);

        var seenAt = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        await PushAsync(
            stack, "Conversations::UpdateMessageStatusJob", "deferred", conversation.Id, ActiveJobValue.Time(seenAt), ActiveJobValue.Symbol(status));

        await Wait.UntilAsync(async () => await StatusAsync(stack, before.Message.Id) == expected, "the older message is marked");
        Assert.Equal(MessageStatus.Sent, await StatusAsync(stack, after.Message.Id));
    }

    [Fact]
    public async Task CableBroadcast_OfAConversation_TellsItsPresentState()
    {
        await using var stack = await WorkerStack.StartAsync(webhookUrl: null);
        var conversation = await StartAsync(stack, "jamie@example.com");
        await stack.Database.ExecuteAsync("update conversations set status = 1 where id = @Id", new { conversation.Id }, Token);
        var heard = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        await stack.Services.GetRequiredService<IConnectionMultiplexer>().GetSubscriber().SubscribeAsync(
            CableBroadcaster.Channel("token-of-jamie"), (_, body) => heard.TrySetResult(JsonNode.Parse(body.ToString())!));

        await PushAsync(
            stack,
            "ActionCableBroadcastJob",
            "critical",
            new JsonArray("token-of-jamie"),
            "conversation.status_changed",
            ActiveJobValue.SymbolHash(new JsonObject { ["id"] = conversation.DisplayId, ["account_id"] = 1, ["status"] = "open" }));

        var frame = await heard.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
        Assert.Equal("conversation.status_changed", (string?)frame["event"]);
        Assert.Equal(("resolved", 1L), ((string?)frame["data"]?["status"], (long?)frame["data"]?["account_id"]));
    }

    private static async Task<Conversation> StartAsync(WorkerStack stack, string email)
    {
        var inboxId = await stack.Database.SingleAsync<long>("select id from inboxes where channel_type = 'Channel::Api'", null, Token);
        var inbox = await InboxStore.FindAsync(stack.Database, 1, inboxId, Token);
        var (_, contactInbox) = await stack.Services.GetRequiredService<ContactIdentification>().IdentifyAsync(
            inbox, new ContactFields { Name = email, Email = new ContactField(email) }, null, verified: false, Token);

        return await stack.Services.GetRequiredService<ConversationStarter>().StartAsync(inbox, contactInbox, new ConversationDraft(), null, null, Token);
    }

    private static Task<string?> PushAsync(WorkerStack stack, string jobClass, string queue, params JsonNode?[] arguments) =>
        stack.Sidekiq.PushAsync(new ActiveJob { JobClass = jobClass, Queue = queue, Arguments = new JsonArray(arguments) }, Token);

    private static Task<MessageStatus> StatusAsync(WorkerStack stack, long id) =>
        stack.Database.SingleAsync<MessageStatus>("select status from messages where id = @id", new { id }, Token);

    private static async Task<(long Retry, long Dead)> FailuresAsync(WorkerStack stack) =>
        (await stack.Redis.SortedSetLengthAsync("retry"), await stack.Redis.SortedSetLengthAsync("dead"));
}
