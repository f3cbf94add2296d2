using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Tests.Fixtures;

namespace HotDash.Chatwoot.Tests.Semantics;

public sealed class LifecycleTests(ChatwootServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("resolved")]
    [InlineData("snoozed")]
    public async Task IncomingMessage_ToAClosedConversation_OpensIt(string status)
    {
        var (account, conversation) = await NewAsync();
        await account.Admin.PostAsync($"{conversation.Path}/toggle_status", new { status, snoozed_until = 1999999999 }, Token);

        await account.Customer.PostAsync($"{conversation.PublicPath}/messages", new { content = "Still there?" }, Token);
        var shown = (await account.Admin.GetAsync(conversation.Path, Token)).Ok();

        Assert.Equal("open", shown["status"].ToString());
        Assert.Null(shown.Json!["snoozed_until"]);
    }

    [Fact]
    public async Task IncomingMessage_OfAMutedContact_OpensNothing()
    {
        var (account, conversation) = await NewAsync();
        (await account.Admin.PostAsync($"{conversation.Path}/mute", null, Token)).Ok();

        await account.Customer.PostAsync($"{conversation.PublicPath}/messages", new { content = "Hello?" }, Token);
        var muted = (await account.Admin.GetAsync(conversation.Path, Token)).Ok();
        (await account.Admin.PostAsync($"{conversation.Path}/unmute", null, Token)).Ok();
        await account.Customer.PostAsync($"{conversation.PublicPath}/messages", new { content = "Hello!" }, Token);
        var unmuted = (await account.Admin.GetAsync(conversation.Path, Token)).Ok();

        Assert.Equal(("resolved", true), (muted["status"].ToString(), muted["muted"].GetValue<bool>()));
        Assert.Equal(("open", false), (unmuted["status"].ToString(), unmuted["muted"].GetValue<bool>()));
    }

    [Fact]
    public async Task Waiting_UntilAPublicReply_IsCounted()
    {
        var (account, conversation) = await NewAsync();
        var waiting = (await account.Admin.GetAsync(conversation.Path, Token)).Ok();
        await account.Admin.PostAsync($"{conversation.Path}/messages", new { content = "note", @private = true }, Token);
        var noted = (await account.Admin.GetAsync(conversation.Path, Token)).Ok();
        await account.Admin.PostAsync($"{conversation.Path}/messages", new { content = "Hi" }, Token);
        var answered = (await account.Admin.GetAsync(conversation.Path, Token)).Ok();
        await account.Customer.PostAsync($"{conversation.PublicPath}/messages", new { content = "Thanks, but" }, Token);
        var waitingAgain = (await account.Admin.GetAsync(conversation.Path, Token)).Ok();

        Assert.NotEqual(0, waiting["waiting_since"].GetValue<long>());
        Assert.Equal(waiting["waiting_since"].ToString(), noted["waiting_since"].ToString());
        Assert.Equal(0, noted["first_reply_created_at"].GetValue<long>());
        Assert.Equal(0, answered["waiting_since"].GetValue<long>());
        Assert.NotEqual(0, answered["first_reply_created_at"].GetValue<long>());
        Assert.NotEqual(0, waitingAgain["waiting_since"].GetValue<long>());
    }

    /// <summary>A type given as number is written in the customer's name and answers nobody; HotDash's old dashboard does so.</summary>
    [Fact]
    public async Task NumericMessageType_OfAReply_DoesNotEndTheWaiting()
    {
        var (account, conversation) = await NewAsync();
        var message = (await account.Admin.PostAsync($"{conversation.Path}/messages", new { content = "Hi", message_type = 1 }, Token)).Ok();
        var shown = (await account.Admin.GetAsync(conversation.Path, Token)).Ok();

        Assert.Equal("contact", message["sender"]["type"]!.ToString());
        Assert.NotEqual(0, shown["waiting_since"].GetValue<long>());
    }

    [Fact]
    public async Task UnreadCount_UntilSeen_StopsAtTen()
    {
        var (account, conversation) = await NewAsync();
        for (var count = 0; count < 11; count++)
        {
            await account.Customer.PostAsync($"{conversation.PublicPath}/messages", new { content = $"{count}" }, Token);
        }

        var unread = (await account.Admin.GetAsync(conversation.Path, Token)).Ok();
        var seen = (await account.Admin.PostAsync($"{conversation.Path}/update_last_seen", null, Token)).Ok();
        var unreadAgain = (await account.Admin.PostAsync($"{conversation.Path}/unread", null, Token)).Ok();

        Assert.Equal(10, unread["unread_count"].GetValue<int>());
        Assert.Equal(0, seen["unread_count"].GetValue<int>());
        Assert.NotEqual(0, unreadAgain["unread_count"].GetValue<int>());
    }

    [Fact]
    public async Task Labels_Posted_ReplaceTheSet()
    {
        var (account, conversation) = await NewAsync();
        await account.Admin.PostAsync($"{conversation.Path}/labels", new { labels = new[] { "vip", "VIP", "billing" } }, Token);
        var replaced = (await account.Admin.PostAsync($"{conversation.Path}/labels", new { labels = new[] { "billing", "late" } }, Token)).Ok();
        var listed = (await account.Admin.GetAsync($"{account.Path}/conversations?labels[]=late", Token)).Ok();
        var former = (await account.Admin.GetAsync($"{account.Path}/conversations?labels[]=vip", Token)).Ok();

        Assert.Equal("""["billing","late"]""", replaced["payload"].ToJsonString());
        Assert.Single(listed["data"]["payload"]!.AsArray());
        Assert.Empty(former["data"]["payload"]!.AsArray());
    }

    [Fact]
    public async Task Changes_ByAnAgent_EnqueueActivityMessages()
    {
        var (account, conversation) = await NewAsync();
        await account.Admin.PostAsync($"{conversation.Path}/assignments", new { assignee_id = account.AgentId }, Token);
        await account.Admin.PostAsync($"{conversation.Path}/labels", new { labels = new[] { "escalation" } }, Token);
        await account.Admin.PostAsync($"{conversation.Path}/toggle_priority", new { priority = "urgent" }, Token);
        await account.Admin.PostAsync($"{conversation.Path}/toggle_status", new { status = "resolved" }, Token);

        var texts = (await QueueDrain.JobsAsync(server, Queues.High)).Where(job => job["wrapped"]!.ToString() == JobClasses.ActivityMessage)
            .Select(job => job["args"]![0]!["arguments"]![1]!).Where(values => values["account_id"]!.GetValue<long>() == account.Id).Select(values => values["content"]!.ToString());

        Assert.Equal(
            ["Assigned to Ben Agent by Ada Agent", "Ada Agent added escalation", "Ada Agent set the priority to urgent", "Conversation was marked resolved by Ada Agent"], texts);
    }

    [Fact]
    public async Task Counts_BesideAList_IgnoreTheAssigneeFilter()
    {
        var (account, conversation) = await NewAsync();
        await account.NewConversationAsync(Token);
        await account.Admin.PostAsync($"{conversation.Path}/assignments", new { assignee_id = account.AdminId }, Token);

        var mine = (await account.Admin.GetAsync($"{account.Path}/conversations?assignee_type=me", Token)).Ok()["data"];

        Assert.Equal("""{"mine_count":1,"assigned_count":1,"unassigned_count":1,"all_count":2}""", mine["meta"]!.ToJsonString());
        Assert.Equal(conversation.Id, mine["payload"]!.AsArray().Single()!["id"]!.GetValue<long>());
    }

    [Fact]
    public async Task Messages_Paged_ComeOldestFirst()
    {
        var (account, conversation) = await NewAsync();
        for (var count = 0; count < 25; count++)
        {
            await account.Admin.PostAsync($"{conversation.Path}/messages", new { content = $"{count}" }, Token);
        }

        var last = Ids(await account.Admin.GetAsync($"{conversation.Path}/messages", Token));
        var before = Ids(await account.Admin.GetAsync($"{conversation.Path}/messages?before={last[0]}", Token));
        var after = Ids(await account.Admin.GetAsync($"{conversation.Path}/messages?after={last[0]}", Token));

        Assert.Equal(20, last.Count);
        Assert.Equal(last.Order(), last);
        Assert.Equal(6, before.Count);
        Assert.Equal(last.Skip(1), after);
    }

    private static List<long> Ids(ApiAnswer answer) => [.. answer.Ok()["payload"].AsArray().Select(item => item!["id"]!.GetValue<long>())];

    private async Task<(TestAccount Account, TestConversation Conversation)> NewAsync()
    {
        var account = await server.NewAccountAsync(Token);

        return (account, await account.NewConversationAsync(Token));
    }
}
