using HotDash.Chatwoot.Core.Data;

namespace HotDash.Chatwoot.Core.Agents;

/// <summary>Takes a user out of an account: memberships and open assignments go with it, the user stays.</summary>
public static class AgentRemoval
{
    private const string Remove = """
        delete from inbox_members where user_id = @userId and inbox_id in (select id from inboxes where account_id = @accountId);
        delete from team_members where user_id = @userId and team_id in (select id from teams where account_id = @accountId);
        delete from conversation_participants where user_id = @userId and account_id = @accountId;
        update conversations set assignee_id = null where account_id = @accountId and assignee_id = @userId;
        delete from account_users where account_id = @accountId and user_id = @userId;
        """;

    public static Task<int> RemoveAsync(ISql sql, long accountId, long userId, CancellationToken cancellationToken) =>
        sql.ExecuteAsync(Remove, new { accountId, userId }, cancellationToken);
}
