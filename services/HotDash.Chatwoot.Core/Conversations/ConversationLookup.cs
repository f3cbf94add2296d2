using HotDash.Chatwoot.Core.Data;

namespace HotDash.Chatwoot.Core.Conversations;

/// <summary>Conversations as jobs find them.</summary>
public static class ConversationLookup
{
    /// <summary>By primary key, of any account.</summary>
    public static Task<Conversation?> FindByKeyAsync(ISql sql, long id, CancellationToken cancellationToken) =>
        sql.FindAsync<Conversation>("select * from conversations where id = @id", new { id }, cancellationToken);

    /// <summary>A conversation that waits for its bot, unless the account wants it to stay so when the bot fails.</summary>
    public static Task<Conversation?> FindLeftByBotAsync(ISql sql, long accountId, long displayId, CancellationToken cancellationToken) =>
        sql.FindAsync<Conversation>(
            """
            select c.* from conversations c join accounts a on a.id = c.account_id
            where c.account_id = @accountId and c.display_id = @displayId and c.status = 2
                and coalesce((a.settings ->> 'keep_pending_on_bot_failure')::boolean, false) = false
            """,
            new { accountId, displayId },
            cancellationToken);
}
