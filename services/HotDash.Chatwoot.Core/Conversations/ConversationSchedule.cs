using HotDash.Chatwoot.Core.Data;

namespace HotDash.Chatwoot.Core.Conversations;

/// <summary>Conversations that change by the clock.</summary>
public static class ConversationSchedule
{
    /// <summary>Snoozed until a time that has come within the last three days.</summary>
    public static Task<List<Conversation>> ListAwakeAsync(ISql sql, DateTime now, CancellationToken cancellationToken) => sql.ListAsync<Conversation>(
        "select * from conversations where status = 3 and snoozed_until between @since and @now order by id",
        new { since = now.AddDays(-3), now },
        cancellationToken);

    /// <summary>Accounts that resolve idle conversations by themselves.</summary>
    public static Task<List<long>> ListResolvingAccountsAsync(ISql sql, CancellationToken cancellationToken) => sql.ListAsync<long>(
        """
        select id from accounts
        where status = 0 and settings ->> 'auto_resolve_after' ~ '^[0-9]{1,7}$' and (settings ->> 'auto_resolve_after')::int between 10 and 1439856 order by id
        """,
        null,
        cancellationToken);

    public static Task<AutoResolution?> FindResolutionAsync(ISql sql, long accountId, CancellationToken cancellationToken) => sql.FindAsync<AutoResolution>(
        """
        select (settings ->> 'auto_resolve_after')::int as after_minutes, nullif(settings ->> 'auto_resolve_message', '') as message,
            nullif(settings ->> 'auto_resolve_label', '') as label, coalesce((settings ->> 'auto_resolve_ignore_waiting')::boolean, false) as ignore_waiting
        from accounts where id = @accountId and status = 0 and settings ->> 'auto_resolve_after' ~ '^[0-9]{1,7}$'
        """,
        new { accountId },
        cancellationToken);

    /// <summary>Open and idle since before <paramref name="idleSince"/>; at most a hundred at a time.</summary>
    public static Task<List<Conversation>> ListIdleAsync(ISql sql, long accountId, DateTime idleSince, bool ignoreWaiting, CancellationToken cancellationToken) =>
        sql.ListAsync<Conversation>(
            """
            select * from conversations where account_id = @accountId and status = 0 and last_activity_at < @idleSince
                and (not @ignoreWaiting or waiting_since is null) order by last_activity_at limit 100
            """,
            new { accountId, idleSince, ignoreWaiting },
            cancellationToken);
}
