using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Inboxes;

namespace HotDash.Chatwoot.Access;

/// <summary>Agents see the conversations of their inboxes and teams; administrators and bots see all (app/policies).</summary>
internal sealed class InboxAccess(Database database)
{
    public async Task<Conversation> ConversationAsync(AccountContext account, long displayId, CancellationToken cancellationToken)
    {
        var conversation = await ConversationStore.FindAsync(database, account.Id, displayId, cancellationToken);
        if (!account.SeesAllInboxes && !await MayAsync(account.UserId, conversation.InboxId, conversation.TeamId, cancellationToken))
        {
            throw Failure.PolicyDenied();
        }

        return conversation;
    }

    public async Task<Inbox> InboxAsync(AccountContext account, long inboxId, CancellationToken cancellationToken)
    {
        var inbox = await database.FindAsync<Inbox>(
            "select * from inboxes where account_id = @Id and id = @inboxId", new { account.Id, inboxId }, cancellationToken) ?? throw Failure.NotFound();
        if (!account.SeesAllInboxes && !await MayAsync(account.UserId, inbox.Id, null, cancellationToken))
        {
            throw Failure.PolicyDenied();
        }

        return inbox;
    }

    private Task<bool> MayAsync(long userId, long inboxId, long? teamId, CancellationToken cancellationToken) =>
        database.SingleAsync<bool>(
            """
            select exists (select from inbox_members where inbox_id = @inboxId and user_id = @userId)
                or exists (select from team_members where team_id = @teamId and user_id = @userId)
            """,
            new { userId, inboxId, teamId },
            cancellationToken);
}
