using HotDash.Chatwoot.Core.Data;

namespace HotDash.Chatwoot.Core.Agents;

/// <summary>Members of an account.</summary>
public static class AgentStore
{
    public static Task<Agent?> FindAsync(ISql sql, long accountId, long userId, CancellationToken cancellationToken) =>
        sql.FindAsync<Agent>(
            $"select {Agent.Columns} from {Agent.Source} where au.account_id = @accountId and u.id = @userId", new { accountId, userId }, cancellationToken);

    public static async Task<IReadOnlyList<Agent>> ListAsync(ISql sql, long accountId, CancellationToken cancellationToken) =>
        await sql.ListAsync<Agent>(
            $"select {Agent.Columns} from {Agent.Source} where au.account_id = @accountId order by lower(u.name), u.id", new { accountId }, cancellationToken);

    public static async Task<IReadOnlyList<string>> EmailsAsync(ISql sql, long accountId, CancellationToken cancellationToken) =>
        await sql.ListAsync<string>(
            "select u.uid from users u join account_users au on au.user_id = u.id where au.account_id = @accountId", new { accountId }, cancellationToken);

    /// <summary>Makes a new user, or takes one who exists already, a member of the account.</summary>
    public static async Task<long> InviteAsync(ISql sql, AgentInvitation invitation, CancellationToken cancellationToken)
    {
        var id = await sql.FindAsync<long?>("select id from users where uid = @Email", new { invitation.Email }, cancellationToken)
            ?? await UserStore.InsertAsync(sql, new NewUser(invitation.Name, invitation.Email, Password: null), cancellationToken);
        await sql.ExecuteAsync(
            """
            insert into account_users (account_id, user_id, role, inviter_id, availability, auto_offline)
            values (@AccountId, @id, @Role, @InviterId, @Availability, @AutoOffline)
            """,
            new { invitation.AccountId, id, invitation.Role, invitation.InviterId, invitation.Availability, invitation.AutoOffline },
            cancellationToken);

        return id;
    }

    /// <summary>Members of an account who are in a further set, given as a query of user ids.</summary>
    public static async Task<IReadOnlyList<Agent>> InAsync(ISql sql, long accountId, string userIds, object arguments, CancellationToken cancellationToken) =>
        await sql.ListAsync<Agent>(
            $"select {Agent.Columns} from {Agent.Source} where au.account_id = {accountId} and u.id in ({userIds}) order by u.id", arguments, cancellationToken);
}
