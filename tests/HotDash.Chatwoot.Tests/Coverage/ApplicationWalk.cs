using System.Text.Json.Nodes;
using HotDash.Chatwoot.Tests.Fixtures;

namespace HotDash.Chatwoot.Tests.Coverage;

/// <summary>Calls every operation of the application API once, in an order in which each finds what it needs.</summary>
internal sealed class ApplicationWalk(OperationRecorder recorder, TestAccount account, CancellationToken cancellationToken)
{
    private static string Unique => $"w{Guid.NewGuid():n}"[..12];

    public async Task RunAsync()
    {
        await AccountAsync();
        var agentId = Id(await PostAsync("agents", new { name = "Cleo", email = $"{Unique}@x.test", role = "agent" }));
        await CallAsync("PATCH", $"agents/{agentId}", new { role = "agent", availability = "busy" });
        var teamId = await TeamsAsync(agentId);
        await InboxesAsync(agentId);
        await SettingsAsync();
        var contactId = await ContactsAsync();
        await ConversationsAsync(contactId, agentId, teamId);
        await HelpCenterAsync();
        await ReportsAsync();
        await CallAsync("DELETE", $"contacts/{contactId}", null);
        await CallAsync("DELETE", $"teams/{teamId}", null);
        await CallAsync("DELETE", $"agents/{agentId}", null);
    }

    private async Task AccountAsync()
    {
        await CallAsync("GET", "", null);
        await CallAsync("PATCH", "", new { name = "HotDash", auto_resolve_after = 1440 });
        await CallAsync("GET", "audit_logs", null);
        await CallAsync("GET", "agents", null);
        await recorder.CallAsync(account.Admin, "GET", "/api/v1/profile", null, cancellationToken);
        await recorder.CallAsync(account.Admin, "PUT", "/api/v1/profile", new { profile = new { display_name = "Ada" } }, cancellationToken);
    }

    private async Task<long> TeamsAsync(long agentId)
    {
        var id = Id(await PostAsync("teams", new { name = Unique, description = "x" }));
        await CallAsync("GET", "teams", null);
        await CallAsync("GET", $"teams/{id}", null);
        await CallAsync("PATCH", $"teams/{id}", new { description = "y" });
        await PostAsync($"teams/{id}/team_members", new { user_ids = new[] { agentId } });
        await CallAsync("GET", $"teams/{id}/team_members", null);
        await CallAsync("PATCH", $"teams/{id}/team_members", new { user_ids = new[] { agentId, account.AdminId } });
        await CallAsync("DELETE", $"teams/{id}/team_members", new { user_ids = new[] { agentId } });

        return id;
    }

    private async Task InboxesAsync(long agentId)
    {
        var inbox = account.InboxId;
        await PostAsync("inboxes", new { name = "Shop", channel = new { type = "web_widget", website_url = "https://shop.test" } });
        await CallAsync("GET", "inboxes", null);
        await CallAsync("GET", $"inboxes/{inbox}", null);
        await CallAsync("PATCH", $"inboxes/{inbox}", new { greeting_enabled = true, greeting_message = "Hi" });
        await PostAsync("inbox_members", new { inbox_id = inbox, user_ids = new[] { agentId } });
        await CallAsync("GET", $"inbox_members/{inbox}", null);
        await CallAsync("PATCH", "inbox_members", new { inbox_id = $"{inbox}", user_ids = new[] { agentId, account.AdminId } });
        await CallAsync("DELETE", "inbox_members", new { inbox_id = $"{inbox}", user_ids = new[] { agentId } });
        var bot = Id(await PostAsync("agent_bots", new { name = "Bot", description = "Helps", outgoing_url = "https://bot.test/hook" }));
        await CallAsync("GET", "agent_bots", null);
        await CallAsync("GET", $"agent_bots/{bot}", null);
        await CallAsync("PATCH", $"agent_bots/{bot}", new { name = "Bot 2" });
        await CallAsync("POST", $"inboxes/{inbox}/set_agent_bot", new { agent_bot = bot });
        await CallAsync("GET", $"inboxes/{inbox}/agent_bot", null);
        await CallAsync("DELETE", $"agent_bots/{bot}", null);
    }

    private async Task SettingsAsync()
    {
        await CrudAsync("labels", new { title = Unique, description = "d", show_on_sidebar = true }, new { description = "e" }, show: true);
        await CrudAsync("canned_responses", new { short_code = Unique, content = "Thanks" }, new { content = "Thank you" }, show: false);
        await CrudAsync(
            "custom_attribute_definitions",
            new { attribute_display_name = "Order", attribute_key = Unique, attribute_display_type = 0, attribute_model = 0, attribute_description = "d" },
            new { attribute_description = "e" }, show: true);
        await CrudAsync("custom_filters", new { name = "Mine", type = "conversation", query = new { payload = Array.Empty<object>() } }, new { name = "Ours" }, show: true);
        var condition = new { attribute_key = "content", filter_operator = "contains", values = new[] { "help" }, query_operator = (string?)null };
        var action = new { action_name = "add_label", action_params = new[] { "vip" } };
        await CrudAsync(
            "automation_rules", new { name = "Rule", description = "d", event_name = "message_created", conditions = new[] { condition }, actions = new[] { action } },
            new { name = "Rule 2" }, show: true);
        var webhook = (await PostAsync("webhooks", new { url = $"https://x.test/{Unique}", name = "W", subscriptions = new[] { "message_created" } }))["payload"]!["webhook"]!["id"]!;
        await CallAsync("GET", "webhooks", null);
        await CallAsync("PATCH", $"webhooks/{webhook}", new { name = "V" });
        await CallAsync("DELETE", $"webhooks/{webhook}", null);
        await CallAsync("GET", "integrations/apps", null);
        var hook = Id(await PostAsync("integrations/hooks", new { app_id = "slack", settings = new { } }));
        await CallAsync("PATCH", $"integrations/hooks/{hook}", new { status = 0 });
        await CallAsync("DELETE", $"integrations/hooks/{hook}", null);
    }

    private async Task<long> ContactsAsync()
    {
        var created = await PostAsync("contacts", new { inbox_id = account.InboxId, name = "Jamie", email = $"{Unique}@x.test", phone_number = "+4915112345678" });
        var id = Id(created["payload"]!["contact"]!);
        await PostAsync($"contacts/{id}/contact_inboxes", new { inbox_id = account.InboxId });
        await CallAsync("GET", "contacts", null);
        await CallAsync("GET", "contacts/search?q=jam", null);
        await CallAsync("GET", $"contacts/{id}", null);
        await CallAsync("PUT", $"contacts/{id}", new { name = "Jamie R" });
        var term = new { attribute_key = "name", filter_operator = "equal_to", values = new[] { "Jamie R" }, query_operator = (string?)null };
        await CallAsync("POST", "contacts/filter", new { payload = new[] { term } });
        await CallAsync("POST", $"contacts/{id}/labels", new { labels = new[] { "vip" } });
        await CallAsync("GET", $"contacts/{id}/labels", null);
        await CallAsync("GET", $"contacts/{id}/contactable_inboxes", null);
        var twin = Id((await PostAsync("contacts", new { name = "Jamie" }))["payload"]!["contact"]!);
        await CallAsync("POST", "actions/contact_merge", new { base_contact_id = id, mergee_contact_id = twin });

        return id;
    }

    private async Task ConversationsAsync(long contactId, long agentId, long teamId)
    {
        var id = Id(await PostAsync("conversations", new { inbox_id = account.InboxId, contact_id = contactId, message = new { content = "Hello" } }));
        var path = $"conversations/{id}";
        await PostAsync($"{path}/messages", new { content = "Where is it?", message_type = "incoming" });
        var message = Id(await PostAsync($"{path}/messages", new { content = "On its way." }));
        await CallAsync("GET", $"{path}/messages", null);
        await recorder.CallAsync(account.Customer, "GET", $"/accounts/{account.Id}/{path}/messages", null, cancellationToken);
        await CallAsync("POST", $"{path}/assignments", new { assignee_id = agentId });
        await CallAsync("POST", $"{path}/assignments", new { team_id = teamId });
        await CallAsync("POST", $"{path}/labels", new { labels = new[] { "vip" } });
        await CallAsync("GET", $"{path}/labels", null);
        await CallAsync("POST", $"{path}/custom_attributes", new { custom_attributes = new { order = "1" } });
        await CallAsync("POST", $"{path}/toggle_priority", new { priority = "high" });
        await CallAsync("POST", $"{path}/toggle_typing_status", new { typing_status = "on" });
        await CallAsync("POST", $"{path}/toggle_status", new { status = "resolved" });
        await CallAsync("GET", path, null);
        await CallAsync("PATCH", path, new { priority = "low" });
        await CallAsync("GET", $"{path}/reporting_events", null);
        await CallAsync("GET", "conversations?status=all", null);
        await CallAsync("GET", "conversations/meta", null);
        var term = new { attribute_key = "status", filter_operator = "equal_to", values = new[] { "resolved" }, query_operator = (string?)null };
        await CallAsync("POST", "conversations/filter", new { payload = new[] { term } });
        await CallAsync("GET", $"contacts/{contactId}/conversations", null);
        await CallAsync("DELETE", $"{path}/messages/{message}", null);
    }

    private async Task HelpCenterAsync()
    {
        var slug = Unique;
        await PostAsync("portals", new { name = "Help", slug, color = "#fff", header_text = "h", homepage_link = "l", page_title = "t", custom_domain = "help.test" });
        await CallAsync("GET", "portals", null);
        await CallAsync("PATCH", $"portals/{slug}", new { name = "Help us" });
        await PostAsync($"portals/{slug}/categories", new { name = "Orders", slug = "orders", locale = "en", description = "d", position = 1 });
        await PostAsync($"portals/{slug}/articles", new { title = "Returns", content = "Send it back.", status = 1, position = 1 });
    }

    private async Task ReportsAsync()
    {
        await CallAsync("GET", "reporting_events", null);
        var v2 = $"/api/v2/accounts/{account.Id}";
        foreach (var report in (string[])[
            "reports?metric=conversations_count&type=account", "reports/summary?type=account", "reports/conversations?type=account", "reports/conversations/?type=agent",
            "reports/first_response_time_distribution", "reports/inbox_label_matrix", "reports/outgoing_messages_count?group_by=agent", "summary_reports/channel",
            "summary_reports/inbox", "summary_reports/agent", "summary_reports/team"])
        {
            await recorder.CallAsync(account.Admin, "GET", $"{v2}/{report}", null, cancellationToken);
        }
    }

    private async Task CrudAsync(string path, object create, object change, bool show)
    {
        var id = Id(await PostAsync(path, create));
        await CallAsync("GET", path, null);
        if (show)
        {
            await CallAsync("GET", $"{path}/{id}", null);
        }

        await CallAsync("PATCH", $"{path}/{id}", change);
        await CallAsync("DELETE", $"{path}/{id}", null);
    }

    private Task<JsonNode> PostAsync(string path, object body) => recorder.JsonAsync(account.Admin, "POST", $"{account.Path}/{path}", body, cancellationToken);

    private Task<ApiAnswer> CallAsync(string method, string path, object? body) =>
        recorder.CallAsync(account.Admin, method, path.Length == 0 ? account.Path : $"{account.Path}/{path}", body, cancellationToken);

    private static long Id(JsonNode node) => node["id"]!.GetValue<long>();
}
