using System.Net;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Tests.Fixtures;

namespace HotDash.Chatwoot.Tests.Semantics;

public sealed class SurveyTests(ChatwootServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Survey_AfterResolving_AsksOnceAndCounts()
    {
        var account = await AccountAsync(new { message = "How was it?", display_type = "star" });
        var conversation = await ResolvedAsync(account);
        var survey = await SurveyOfAsync(account, conversation);

        Assert.Equal("How was it?", survey?["content"]!.ToString());
        Assert.Equal("star", survey?["content_attributes"]!["display_type"]!.ToString());

        var uuid = (await account.Admin.GetAsync(conversation.Path, Token)).Ok()["uuid"].ToString();
        var path = $"/public/api/v1/csat_survey/{uuid}";
        var answer = new { message = new { submitted_values = new { csat_survey_response = new { rating = 4, feedback_message = "fine, \"really\"" } } } };
        Assert.Null((await account.Customer.GetAsync(path, Token)).Ok().Json!["csat_survey_response"]);
        var answered = (await account.Customer.SendAsync("PUT", path, answer, Token)).Ok();
        Assert.Equal(4, answered["csat_survey_response"]["rating"]!.GetValue<int>());

        var list = (await account.Admin.GetAsync($"{account.Path}/csat_survey_responses?sort=-created_at", Token)).Ok().Json!.AsArray();
        var response = Assert.Single(list)!;
        Assert.Equal((4, conversation.Id, "Jamie"), (response["rating"]!.GetValue<int>(), response["conversation_id"]!.GetValue<long>(), response["contact"]!["name"]!.ToString()));
        Assert.Empty((await account.Admin.GetAsync($"{account.Path}/csat_survey_responses?rating=5", Token)).Ok().Json!.AsArray());

        var metrics = (await account.Admin.GetAsync($"{account.Path}/csat_survey_responses/metrics", Token)).Ok();
        Assert.Equal("""{"total_count":1,"ratings_count":{"4":1},"total_sent_messages_count":1}""", metrics.Text);

        var file = (await account.Admin.GetAsync($"{account.Path}/csat_survey_responses/download", Token)).Ok().Text.Split('\n');
        Assert.StartsWith("Agent Name,Rating,Feedback Comment,", file[0], StringComparison.Ordinal);
        Assert.Contains(",4,\"fine, \"\"really\"\"\",Jamie,", file[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contains", false)]
    [InlineData("does_not_contain", true)]
    public async Task Survey_WithARuleOnLabels_GoesOnlyWhereItHolds(string rule, bool expected)
    {
        var account = await AccountAsync(new { survey_rules = new { @operator = rule, values = new[] { "vip" } } });
        var conversation = await ResolvedAsync(account);

        Assert.Equal(expected, await SurveyOfAsync(account, conversation) is not null);
    }

    [Fact]
    public async Task Survey_After14Days_IsClosed()
    {
        var account = await AccountAsync(new { });
        var conversation = await ResolvedAsync(account);
        var uuid = (await account.Admin.GetAsync(conversation.Path, Token)).Ok()["uuid"].ToString();
        await server.Get<Database>().ExecuteAsync(
            "update messages set created_at = created_at - interval '15 days' where account_id = @Id and content_type = 9", new { account.Id }, Token);

        var answer = await account.Customer.SendAsync("PUT", $"/public/api/v1/csat_survey/{uuid}", new { message = new { } }, Token);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, """{"error":"You cannot update the CSAT survey after 14 days"}"""), (answer.Status, answer.Text));
    }

    private async Task<TestAccount> AccountAsync(object config)
    {
        var account = await server.NewAccountAsync(Token);
        (await account.Admin.PatchAsync($"{account.Path}/inboxes/{account.InboxId}", new { csat_survey_enabled = true, csat_config = config }, Token)).Ok();

        return account;
    }

    private async Task<TestConversation> ResolvedAsync(TestAccount account)
    {
        var conversation = await account.NewConversationAsync(Token);
        (await account.Admin.PostAsync($"{conversation.Path}/toggle_status", new { status = "resolved" }, Token)).Ok();
        await QueueDrain.DeliveriesAsync(server, "", Queues.Medium, Token);

        return conversation;
    }

    private static async Task<System.Text.Json.Nodes.JsonNode?> SurveyOfAsync(TestAccount account, TestConversation conversation) =>
        (await account.Admin.GetAsync($"{conversation.Path}/messages", Token)).Ok()["payload"].AsArray().SingleOrDefault(message => message!["content_type"]!.ToString() == "input_csat");
}
