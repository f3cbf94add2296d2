using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Core.Tokens;
using HotDash.Chatwoot.Tests.Fixtures;

namespace HotDash.Chatwoot.Tests.Contract;

public sealed class ReportGoldenTests(GoldenWorld world) : IClassFixture<GoldenWorld>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string V2 => $"/api/v2/accounts/{world.Account.Id}";

    [Fact]
    public async Task Reports_OfOneConversation_AreGolden()
    {
        var conversation = await world.NewConversationAsync(Token);
        var open = (await world.Ada.GetAsync($"{V2}/reports/conversations?type=account", Token)).Ok();
        var byAgent = (await world.Ada.GetAsync($"{V2}/reports/conversations/?type=agent", Token)).Ok();
        await world.Ada.PostAsync($"{conversation.Path}/messages", new { content = "On it." }, Token);
        await world.Ada.PostAsync($"{conversation.Path}/messages", new { content = "Found it." }, Token);
        await QueueDrain.DeliveriesAsync(world.Server, "", Queues.Medium, Token);
        await world.Server.Get<Database>().ExecuteAsync(
            """
            update reporting_events set value = 60 where account_id = @Id;
            insert into reporting_events (account_id, name, value, created_at) values (@Id, 'reply_time', 60, now())
            """,
            new { world.Account.Id },
            Token);
        var summary = (await world.Ada.GetAsync($"{V2}/reports/summary?type=account", Token)).Ok();
        var counts = (await world.Ada.GetAsync($"{V2}/reports?metric=conversations_count&type=account", Token)).Ok().Json!.AsArray();
        var averages = (await world.Ada.GetAsync($"{V2}/reports?metric=avg_first_response_time&type=account", Token)).Ok().Json!.AsArray();

        Golden.AssertSame("v2_reports_conversations_account", open.Json);
        Golden.AssertSame("v2_reports_conversations_agent", byAgent.Json);
        Golden.AssertSame(Numbers("v2_reports_summary"), Numbers(summary.Json!), "v2_reports_summary");
        Golden.AssertSame("v2_reports_index_count", new JsonArray(counts[^1]!.DeepClone()));
        Assert.Equal(60, averages[^1]!["value"]!.GetValue<double>());
        Assert.Equal(1, averages[^1]!["count"]!.GetValue<long>());
    }

    [Fact]
    public async Task PlatformApi_ForAnAppsOwnRecords_IsGolden()
    {
        var token = SecureToken.New();
        await world.Server.Get<Database>().ExecuteAsync(
            "with app as (insert into platform_apps (name) values ('test') returning id) insert into access_tokens (owner_type, owner_id, token) select 'PlatformApp', id, @token from app",
            new { token },
            Token);
        var app = world.Server.Client(token);
        var account = (await app.PostAsync("/platform/api/v1/accounts", new { name = "HotDash" }, Token)).Ok();
        var bot = (await app.PostAsync("/platform/api/v1/agent_bots", new { name = "bot", account_id = account.Id }, Token)).Ok();
        var user = (await app.PostAsync("/platform/api/v1/users", new { name = "Ada Agent", display_name = "Ada", email = $"{Guid.NewGuid():n}@hotdash.test" }, Token)).Ok();
        var login = (await app.GetAsync($"/platform/api/v1/users/{user.Id}/login", Token)).Ok();
        var userToken = (await app.PostAsync($"/platform/api/v1/users/{user.Id}/token", null, Token)).Ok();
        var foreign = await app.GetAsync($"/platform/api/v1/accounts/{world.Account.Id}", Token);

        Golden.AssertSame("platform_account", account.Json);
        Golden.AssertSame("platform_agent_bot", bot.Json);
        Golden.AssertSame("platform_user_token", userToken.Json);
        Assert.Matches(@"/app/login\?email=[0-9a-f]{32}%40hotdash\.test&sso_auth_token=[0-9a-f]{64}$", login["url"].ToString());
        Golden.AssertSame(Golden.Read("errors")["platform_non_permissible"]!["body"], foreign.Json, "platform_non_permissible");
    }

    private static JsonObject Numbers(string name) => Numbers(Golden.Read(name));

    /// <summary>60 and 60.0 are one number.</summary>
    private static JsonObject Numbers(JsonNode summary) =>
        new JsonObject(summary.AsObject().Select(pair => KeyValuePair.Create<string, JsonNode?>(
            pair.Key, pair.Value is JsonObject inner ? Numbers(inner) : pair.Value?.GetValue<double>())));
}
