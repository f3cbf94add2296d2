using System.Net;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Tests.Fixtures;

namespace HotDash.Chatwoot.Tests.Contract;

public sealed class ErrorGoldenTests(ChatwootServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Errors_OfEachKind_AreGolden()
    {
        var account = await server.NewAccountAsync(Token);
        var other = await server.NewAccountAsync(Token);
        var conversation = await account.NewConversationAsync(Token);

        Check("invalid_api_access_token", await server.Client("wrong").GetAsync($"{account.Path}/labels", Token));
        Check("no_credentials", await server.Client(null).GetAsync($"{account.Path}/labels", Token));
        Check("not_in_account", await other.Admin.GetAsync($"{account.Path}/labels", Token));
        Check("policy_denied", await account.Agent.PostAsync($"{account.Path}/labels", new { title = "x" }, Token));
        Check("policy_denied", await account.Agent.GetAsync(conversation.Path, Token));
        Check("record_not_found", await account.Admin.GetAsync($"{account.Path}/conversations/999999", Token));
        Check("param_missing", await account.Admin.PostAsync($"{account.Path}/canned_responses", new { }, Token));
        Check("platform_token", await account.Admin.GetAsync("/platform/api/v1/accounts/1", Token));
        Check("sign_in_bad", await server.Client(null).PostAsync("/auth/sign_in", new { email = "nobody@x", password = "x" }, Token));
        Check("unrouted_json_accept", await account.Admin.GetAsync("/api/v1/nothing", Token));
    }

    [Fact]
    public async Task Message_IncomingOutsideApiInboxes_IsRefused()
    {
        var account = await server.NewAccountAsync(Token);
        var inbox = (await account.Admin.PostAsync(
            $"{account.Path}/inboxes", new { name = "Mail", channel = new { type = "email", email = $"{Guid.NewGuid():n}@x.test" } }, Token)).Ok();
        var contact = (await account.Admin.PostAsync($"{account.Path}/contacts", new { name = "J", email = $"{Guid.NewGuid():n}@x.test" }, Token)).Ok();
        var started = (await account.Admin.PostAsync(
            $"{account.Path}/conversations", new { inbox_id = inbox.Id, contact_id = contact["payload"]["contact"]!["id"]!.GetValue<long>() }, Token)).Ok();
        var path = $"{account.Path}/conversations/{started.Id}/messages";
        var message = (await account.Admin.PostAsync(path, new { content = "hello" }, Token)).Ok();

        Check("incoming_in_non_api_inbox", await account.Admin.PostAsync(path, new { content = "x", message_type = "incoming" }, Token));
        Check("message_status_update_non_api", await account.Admin.PatchAsync($"{path}/{message.Id}", new { status = "read" }, Token));
    }

    [Fact]
    public async Task Account_Suspended_AnswersNobody()
    {
        var account = await server.NewAccountAsync(Token);
        await server.Get<Database>().ExecuteAsync("update accounts set status = 1 where id = @Id", new { account.Id }, Token);

        Check("account_suspended", await account.Admin.GetAsync($"{account.Path}/labels", Token));
    }

    [Fact]
    public async Task Bot_OutsideItsEndpoints_IsRefused()
    {
        var account = await server.NewAccountAsync(Token);
        var conversation = await account.NewConversationAsync(Token);
        var bot = (await account.Admin.PostAsync($"{account.Path}/agent_bots", new { name = "bot" }, Token)).Ok();
        var client = server.Client(bot["access_token"].ToString());

        Check("bot_not_allowed", await client.GetAsync($"{account.Path}/labels", Token));
        Assert.Equal("agent_bot", (await client.PostAsync($"{conversation.Path}/messages", new { content = "I am a bot" }, Token)).Ok()["sender"]["type"]!.ToString());
    }

    [Fact]
    public async Task Health_OfARunningService_IsGolden()
    {
        var status = (await server.Client(null).GetAsync("/api", Token)).Ok();

        Golden.AssertSame("api_index", status.Json);
        Golden.AssertSame("health", (await server.Client(null).GetAsync("/health", Token)).Ok().Json);
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$", status["timestamp"].ToString());
    }

    private static void Check(string name, ApiAnswer answer)
    {
        var golden = Golden.Read("errors")[name]!;

        Assert.Equal((HttpStatusCode)golden["status"]!.GetValue<int>(), answer.Status);
        Golden.AssertSame(golden["body"], answer.Json, name);
    }
}
