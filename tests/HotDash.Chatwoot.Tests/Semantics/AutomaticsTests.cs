using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Core.Templates;
using HotDash.Chatwoot.Tests.Fixtures;

namespace HotDash.Chatwoot.Tests.Semantics;

public sealed class AutomaticsTests(ChatwootServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AutomationRule_WhoseConditionsHold_ActsOnce()
    {
        var account = await server.NewAccountAsync(Token);
        var condition = new { attribute_key = "content", filter_operator = "contains", values = new[] { "refund" }, query_operator = (string?)null };
        var actions = new object[]
        {
            new { action_name = "add_label", action_params = new[] { "refunds" } }, new { action_name = "change_priority", action_params = new[] { "high" } },
            new { action_name = "assign_agent", action_params = new[] { account.AgentId } }, new { action_name = "send_message", action_params = new[] { "We are on it." } },
        };
        (await account.Admin.PostAsync(
            $"{account.Path}/automation_rules", new { name = "Refunds", event_name = "message_created", conditions = new[] { condition }, actions }, Token)).Ok();
        var refund = await account.NewConversationAsync(Token, "I want a refund");
        var other = await account.NewConversationAsync(Token, "Nice shop");
        await QueueDrain.DeliveriesAsync(server, "", Queues.Medium, Token);

        var acted = (await account.Admin.GetAsync(refund.Path, Token)).Ok();
        var untouched = (await account.Admin.GetAsync(other.Path, Token)).Ok();

        Assert.Equal("""["refunds"]""", acted["labels"].ToJsonString());
        Assert.Equal("high", acted["priority"].ToString());
        Assert.Equal(account.AgentId, acted["meta"]["assignee"]!["id"]!.GetValue<long>());
        Assert.Equal("We are on it.", acted["messages"][0]!["content"]!.ToString());
        Assert.Equal("[]", untouched["labels"].ToJsonString());
    }

    [Fact]
    public async Task Greeting_OfAnInbox_IsSentOnce()
    {
        var account = await server.NewAccountAsync(Token);
        (await account.Admin.PatchAsync($"{account.Path}/inboxes/{account.InboxId}", new { greeting_enabled = true, greeting_message = "Welcome!" }, Token)).Ok();
        var conversation = await account.NewConversationAsync(Token);
        await account.Customer.PostAsync($"{conversation.PublicPath}/messages", new { content = "And another thing" }, Token);
        await QueueDrain.DeliveriesAsync(server, "", Queues.Medium, Token);

        var messages = (await account.Customer.GetAsync($"{conversation.PublicPath}/messages", Token)).Ok().Json!.AsArray();

        Assert.Single(messages, message => message!["content"]!.ToString() == "Welcome!" && message["message_type"]!.GetValue<int>() == 3);
    }

    [Theory]
    [InlineData("2026-11-23T09:00:00Z", true)]
    [InlineData("2026-11-23T08:59:00Z", false)]
    [InlineData("2026-11-23T17:00:00Z", false)]
    [InlineData("2026-11-22T12:00:00Z", false)]
    public void OpeningHours_AtAMoment_AreKnown(string at, bool open)
    {
        WorkingHour[] week =
        [
            new() { DayOfWeek = 0, ClosedAllDay = true },
            new() { DayOfWeek = 1, OpenHour = 10, OpenMinutes = 0, CloseHour = 18, CloseMinutes = 0 },
        ];

        Assert.Equal(open, OpeningHours.IsOpen(week, "Europe/Berlin", DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task OpenConversation_OfNobody_AsksForAnAgent()
    {
        var account = await server.NewAccountAsync(Token);
        await account.NewConversationAsync(Token);
        await QueueDrain.DeliveriesAsync(server, "", Queues.Medium, Token);

        var jobs = await QueueDrain.JobsAsync(server, Queues.Default);

        Assert.Contains(jobs, job => job["wrapped"]!.ToString() == JobClasses.Assignment && job["args"]![0]!["arguments"]![0]!["inbox_id"]!.GetValue<long>() == account.InboxId);
    }
}
