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

    /// <summary>Members of an account who are in a further set, given as a query of user ids.</summary>
    public static async Task<IReadOnlyList<Agent>> InAsync(ISql sql, long accountId, string userIds, object arguments, CancellationToken cancellationToken) =>
        await sql.ListAsync<Agent>(
            $"select {Agent.Columns} from {Agent.Source} where au.account_id = {accountId} and u.id in ({userIds}) order by u.id", arguments, cancellationToken);
}
