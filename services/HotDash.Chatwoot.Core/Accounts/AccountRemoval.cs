using HotDash.Chatwoot.Core.Data;

namespace HotDash.Chatwoot.Core.Accounts;

/// <summary>Deletes an account with all that is in it. Users stay; they may belong to others.</summary>
public sealed class AccountRemoval(Database database)
{
    private const string Delete = """
        delete from taggings where taggable_type = 'Conversation' and taggable_id in (select id from conversations where account_id = @id);
        delete from taggings where taggable_type = 'Contact' and taggable_id in (select id from contacts where account_id = @id);
        delete from contact_inboxes where inbox_id in (select id from inboxes where account_id = @id);
        delete from inbox_members where inbox_id in (select id from inboxes where account_id = @id);
        delete from team_members where team_id in (select id from teams where account_id = @id);
        delete from access_tokens where owner_type = 'AgentBot' and owner_id in (select id from agent_bots where account_id = @id);
        delete from platform_app_permissibles where permissible_type = 'Account' and permissible_id = @id;
        """;

    private static readonly string[] s_tables =
    [
        "attachments", "messages", "mentions", "conversation_participants", "conversations", "notes", "contacts", "working_hours", "agent_bot_inboxes", "agent_bots",
        "channel_api", "channel_email", "channel_web_widgets", "inboxes", "teams", "labels", "canned_responses", "webhooks", "custom_attribute_definitions",
        "custom_filters", "automation_rules", "integrations_hooks", "portals", "categories", "articles", "csat_survey_responses", "reporting_events",
        "notifications", "data_imports", "account_users",
    ];

    public async Task RemoveAsync(long id, CancellationToken cancellationToken) =>
        await database.InTransactionAsync(
            async sql =>
            {
                await sql.ExecuteAsync(Delete, new { id }, cancellationToken);
                await sql.ExecuteAsync(string.Concat(s_tables.Select(table => $"delete from {table} where account_id = @id;")), new { id }, cancellationToken);
                await sql.ExecuteAsync("delete from accounts where id = @id", new { id }, cancellationToken);

                return await sql.ExecuteAsync($"drop sequence if exists conv_dpid_seq_{id}; drop sequence if exists camp_dpid_seq_{id}", null, cancellationToken);
            },
            cancellationToken);
}
