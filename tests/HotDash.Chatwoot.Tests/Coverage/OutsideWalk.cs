using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Tokens;
using HotDash.Chatwoot.Tests.Fixtures;

namespace HotDash.Chatwoot.Tests.Coverage;

/// <summary>Calls every operation of the public and the platform API once.</summary>
internal sealed class OutsideWalk(OperationRecorder recorder, TestAccount account, CancellationToken cancellationToken)
{
    public async Task RunAsync()
    {
        await PublicAsync();
        await PlatformAsync();
    }

    private async Task PublicAsync()
    {
        var customer = account.Customer;
        await CallAsync(customer, "GET", account.PublicPath, null);
        var contact = await recorder.JsonAsync(customer, "POST", $"{account.PublicPath}/contacts", new { name = "Noor", identifier = $"{Guid.NewGuid():n}" }, cancellationToken);
        var path = $"{account.PublicPath}/contacts/{contact["source_id"]}";
        await CallAsync(customer, "GET", path, null);
        await CallAsync(customer, "PATCH", path, new { name = "Noor H" });
        var conversation = await recorder.JsonAsync(customer, "POST", $"{path}/conversations", new { custom_attributes = new { } }, cancellationToken);
        await CallAsync(customer, "GET", $"{path}/conversations", null);
        var own = $"{path}/conversations/{conversation["id"]}";
        await CallAsync(customer, "GET", own, null);
        var message = await recorder.JsonAsync(customer, "POST", $"{own}/messages", new { content = "Hi" }, cancellationToken);
        await CallAsync(customer, "GET", $"{own}/messages", null);
        await CallAsync(customer, "PATCH", $"{own}/messages/{message["id"]}", new { submitted_values = new[] { new { name = "a", title = "A", value = "b" } } });
        await CallAsync(customer, "POST", $"{own}/toggle_typing", new { typing_status = "on" });
        await CallAsync(customer, "POST", $"{own}/update_last_seen", null);
        await CallAsync(customer, "POST", $"{own}/toggle_status", null);
        await CallAsync(customer, "GET", $"/survey/responses/{conversation["uuid"]}", null);
    }

    private async Task PlatformAsync()
    {
        var token = SecureToken.New();
        await account.Server.Get<Database>().ExecuteAsync(
            "with app as (insert into platform_apps (name) values ('walk') returning id) insert into access_tokens (owner_type, owner_id, token) select 'PlatformApp', id, @token from app",
            new { token },
            cancellationToken);
        var app = account.Server.Client(token);
        const string Root = "/platform/api/v1";
        var accountId = Id(await recorder.JsonAsync(app, "POST", $"{Root}/accounts", new { name = "Shop" }, cancellationToken));
        await CallAsync(app, "GET", $"{Root}/accounts/{accountId}", null);
        await CallAsync(app, "PATCH", $"{Root}/accounts/{accountId}", new { name = "Shop 2" });
        var user = new { name = "Kim", email = $"{Guid.NewGuid():n}@x.test", password = "Correct-horse-1" };
        var userId = Id(await recorder.JsonAsync(app, "POST", $"{Root}/users", user, cancellationToken));
        await CallAsync(app, "GET", $"{Root}/users/{userId}", null);
        await CallAsync(app, "PATCH", $"{Root}/users/{userId}", new { name = "Kim L" });
        await CallAsync(app, "GET", $"{Root}/users/{userId}/login", null);
        await CallAsync(app, "POST", $"{Root}/accounts/{accountId}/account_users", new { user_id = userId, role = "administrator" });
        await CallAsync(app, "GET", $"{Root}/accounts/{accountId}/account_users", null);
        await CallAsync(app, "DELETE", $"{Root}/accounts/{accountId}/account_users", new { user_id = userId });
        var botId = Id(await recorder.JsonAsync(app, "POST", $"{Root}/agent_bots", new { name = "Bot", account_id = accountId }, cancellationToken));
        await CallAsync(app, "GET", $"{Root}/agent_bots", null);
        await CallAsync(app, "GET", $"{Root}/agent_bots/{botId}", null);
        await CallAsync(app, "PATCH", $"{Root}/agent_bots/{botId}", new { name = "Bot 2" });
        await CallAsync(app, "DELETE", $"{Root}/agent_bots/{botId}", null);
        await CallAsync(app, "DELETE", $"{Root}/users/{userId}", null);
        await CallAsync(app, "DELETE", $"{Root}/accounts/{accountId}", null);
    }

    private Task<ApiAnswer> CallAsync(ApiClient client, string method, string path, object? body) => recorder.CallAsync(client, method, path, body, cancellationToken);

    private static long Id(JsonNode node) => node["id"]!.GetValue<long>();
}
