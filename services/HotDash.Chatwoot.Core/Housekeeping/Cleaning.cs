using HotDash.Chatwoot.Core.Data;

namespace HotDash.Chatwoot.Core.Housekeeping;

/// <summary>Deletes what has lost its use. Each method returns how many rows went.</summary>
public sealed class Cleaning(Database database)
{
    private const int NotificationsPerUser = 300;

    /// <summary>Older than a month, and beyond the newest three hundred of each user.</summary>
    public Task<int> RemoveOldNotificationsAsync(DateTime now, CancellationToken cancellationToken) => database.ExecuteAsync(
        """
        delete from notifications n using (
            select id, created_at, row_number() over (partition by user_id order by created_at desc, id desc) as place from notifications) ranked
        where ranked.id = n.id and (ranked.created_at < @before or ranked.place > @keep)
        """,
        new { before = now.AddMonths(-1), keep = NotificationsPerUser },
        cancellationToken);

    /// <summary>Unread again what was snoozed until a time that has come within the last three days.</summary>
    public Task<int> ReopenNotificationsAsync(DateTime now, CancellationToken cancellationToken) => database.ExecuteAsync(
        """
        update notifications set meta = coalesce(meta, '{}'::jsonb) || jsonb_build_object('last_snoozed_at', snoozed_until),
            snoozed_until = null, read_at = null, last_activity_at = @now, updated_at = @now
        where snoozed_until between @since and @now
        """,
        new { since = now.AddDays(-3), now },
        cancellationToken);

    /// <summary>Identities in an inbox that are older than ninety days and never began a conversation.</summary>
    public Task<int> RemoveStaleContactInboxesAsync(DateTime now, CancellationToken cancellationToken) => database.ExecuteAsync(
        """
        delete from contact_inboxes ci where ci.created_at < @before
            and not exists (select from conversations c where c.contact_inbox_id = ci.id)
        """,
        new { before = now.AddDays(-90) },
        cancellationToken);

    /// <summary>Conversations whose contact or inbox is gone.</summary>
    public Task<int> RemoveOrphanConversationsAsync(CancellationToken cancellationToken) => database.InTransactionAsync(
        async sql =>
        {
            await sql.ExecuteAsync(
                """
                create temporary table orphans on commit drop as select c.id from conversations c
                where not exists (select from contacts k where k.id = c.contact_id) or not exists (select from inboxes i where i.id = c.inbox_id)
                """,
                null,
                cancellationToken);
            await sql.ExecuteAsync(
                """
                delete from attachments where message_id in (select id from messages where conversation_id in (select id from orphans));
                delete from messages where conversation_id in (select id from orphans);
                delete from taggings where taggable_type = 'Conversation' and taggable_id in (select id from orphans);
                """,
                null,
                cancellationToken);

            return await sql.ExecuteAsync("delete from conversations where id in (select id from orphans)", null, cancellationToken);
        },
        cancellationToken);

    /// <summary>Accounts whose time of deletion has passed.</summary>
    public Task<List<long>> ListAccountsToDeleteAsync(DateTime now, CancellationToken cancellationToken) => database.ListAsync<long>(
        """
        select id from accounts where custom_attributes ->> 'marked_for_deletion_at' ~ '^\d{4}-\d\d-\d\d'
            and (custom_attributes ->> 'marked_for_deletion_at')::timestamptz < @now order by id
        """,
        new { now },
        cancellationToken);

    public Task<List<long>> ListAccountsAsync(CancellationToken cancellationToken) =>
        database.ListAsync<long>("select id from accounts order by id", null, cancellationToken);
}
