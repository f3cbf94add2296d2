using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Agents;

/// <summary>Members of teams and inboxes. Who is not in the account is refused.</summary>
internal sealed class MemberList(Database database, PresenceStore presence)
{
    public Task<IReadOnlyList<Agent>> ReadAsync(long accountId, MemberTable table, long ownerId, CancellationToken cancellationToken) =>
        AgentStore.InAsync(database, accountId, $"select user_id from {table.Name} where {table.Owner} = @ownerId", new { ownerId }, cancellationToken);

    public async Task<JsonArray> ShapesAsync(long accountId, MemberTable table, long ownerId, CancellationToken cancellationToken)
    {
        var agents = await ReadAsync(accountId, table, ownerId, cancellationToken);
        var online = await presence.ReadAsync(accountId);

        return agents.ToJsonArray(agent => AgentShape.Full(agent, online));
    }

    /// <returns>Those who were not members before.</returns>
    public async Task<IReadOnlyList<Agent>> AddAsync(
        long accountId, MemberTable table, long ownerId, IReadOnlyList<long> userIds, CancellationToken cancellationToken)
    {
        await RequireMembersAsync(accountId, userIds, cancellationToken);
        var added = await database.ListAsync<long>(
            $"""
            insert into {table.Name} ({table.Owner}, user_id) select @ownerId, u from unnest(@userIds) u
            on conflict ({table.Owner}, user_id) do nothing returning user_id
            """,
            new { ownerId, userIds = userIds.Distinct().ToArray() },
            cancellationToken);

        return await AgentStore.InAsync(database, accountId, "select unnest(@ids)", new { ids = added.ToArray() }, cancellationToken);
    }

    public async Task ReplaceAsync(long accountId, MemberTable table, long ownerId, IReadOnlyList<long> userIds, CancellationToken cancellationToken)
    {
        await AddAsync(accountId, table, ownerId, userIds, cancellationToken);
        await database.ExecuteAsync(
            $"delete from {table.Name} where {table.Owner} = @ownerId and not user_id = any(@userIds)", new { ownerId, userIds = userIds.ToArray() }, cancellationToken);
    }

    public async Task RemoveAsync(MemberTable table, long ownerId, IReadOnlyList<long> userIds, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            $"delete from {table.Name} where {table.Owner} = @ownerId and user_id = any(@userIds)", new { ownerId, userIds = userIds.ToArray() }, cancellationToken);

    private async Task RequireMembersAsync(long accountId, IReadOnlyList<long> userIds, CancellationToken cancellationToken)
    {
        var known = await database.SingleAsync<long>(
            "select count(distinct user_id) from account_users where account_id = @accountId and user_id = any(@userIds)",
            new { accountId, userIds = userIds.ToArray() },
            cancellationToken);
        if (known != userIds.Distinct().Count())
        {
            throw Failure.Unauthorized("Invalid User IDs");
        }
    }
}
