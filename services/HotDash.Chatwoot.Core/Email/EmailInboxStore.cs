using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Inboxes;

namespace HotDash.Chatwoot.Core.Email;

/// <summary>Inboxes whose channel is a mailbox.</summary>
public static class EmailInboxStore
{
    /// <summary>Channels to fetch from: their account is active.</summary>
    public static Task<List<long>> ListFetchedAsync(ISql sql, CancellationToken cancellationToken) => sql.ListAsync<long>(
        """
        select c.id from channel_email c join inboxes i on i.channel_id = c.id and i.channel_type = 'Channel::Email'
            join accounts a on a.id = i.account_id
        where c.imap_enabled and a.status = 0 order by c.id
        """,
        null,
        cancellationToken);

    public static async Task<EmailInbox?> FindAsync(ISql sql, long channelId, CancellationToken cancellationToken)
    {
        var channel = await sql.FindAsync<EmailChannel>("select * from channel_email where id = @channelId", new { channelId }, cancellationToken);
        var inbox = await sql.FindAsync<Inbox>(
            "select * from inboxes where channel_type = 'Channel::Email' and channel_id = @channelId", new { channelId }, cancellationToken);

        return channel is null || inbox is null ? null : new EmailInbox(inbox, channel);
    }

    /// <summary>Of these Message-IDs those that the inbox already has.</summary>
    public static async Task<HashSet<string>> FindKnownAsync(ISql sql, long inboxId, IReadOnlyCollection<string> messageIds, CancellationToken cancellationToken) =>
        [.. await sql.ListAsync<string>(
            "select source_id from messages where inbox_id = @inboxId and source_id = any(@messageIds)",
            new { inboxId, messageIds = messageIds.ToArray() },
            cancellationToken)];
}
