using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;

namespace HotDash.Chatwoot.Core.Inboxes;

/// <summary>Rows of <c>inboxes</c>.</summary>
public static class InboxStore
{
    public static async Task<Inbox> FindAsync(ISql sql, long accountId, long id, CancellationToken cancellationToken) =>
        await sql.FindAsync<Inbox>("select * from inboxes where account_id = @accountId and id = @id", new { accountId, id }, cancellationToken)
        ?? throw Failure.NotFound();
}
