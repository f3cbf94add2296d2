using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;

namespace HotDash.Chatwoot.Core.Assignment;

/// <summary>Conversations that wait for an agent, and the agents that may get them.</summary>
public static class AssignmentStore
{
    /// <summary>Inboxes with an enabled assignment policy and something to assign.</summary>
    public static Task<List<long>> ListInboxesAsync(ISql sql, CancellationToken cancellationToken) => sql.ListAsync<long>(
        """
        select i.id from inboxes i join inbox_assignment_policies ip on ip.inbox_id = i.id
            join assignment_policies p on p.id = ip.assignment_policy_id and p.enabled join accounts a on a.id = i.account_id and a.status = 0
        where exists (select from conversations c where c.inbox_id = i.id and c.status = 0 and c.assignee_id is null and c.assignee_agent_bot_id is null)
        order by i.id
        """,
        null,
        cancellationToken);

    /// <summary>Inboxes with auto assignment and something to assign, as the job before 4.15 took them.</summary>
    public static Task<List<long>> ListAutoAssignedInboxesAsync(ISql sql, CancellationToken cancellationToken) => sql.ListAsync<long>(
        """
        select i.id from inboxes i join accounts a on a.id = i.account_id and a.status = 0
        where i.enable_auto_assignment
            and exists (select from conversations c where c.inbox_id = i.id and c.status = 0 and c.assignee_id is null and c.assignee_agent_bot_id is null)
        order by i.id
        """,
        null,
        cancellationToken);

    /// <summary>Open and nobody's, the longest waiting first; at most a hundred at a time.</summary>
    public static Task<List<Conversation>> ListUnassignedAsync(ISql sql, long inboxId, CancellationToken cancellationToken) => sql.ListAsync<Conversation>(
        """
        select * from conversations where inbox_id = @inboxId and status = 0 and assignee_id is null and assignee_agent_bot_id is null
        order by created_at, id limit 100
        """,
        new { inboxId },
        cancellationToken);

    /// <summary>Members of the inbox, the one with the fewest open conversations first; ties go to the one assigned longest ago.</summary>
    public static Task<List<long>> ListAgentsAsync(ISql sql, long inboxId, CancellationToken cancellationToken) => sql.ListAsync<long>(
        """
        select m.user_id from inbox_members m
        left join lateral (select count(*) filter (where c.status = 0) as open, max(c.updated_at) as last
            from conversations c where c.inbox_id = m.inbox_id and c.assignee_id = m.user_id) load on true
        where m.inbox_id = @inboxId order by load.open, load.last nulls first, m.user_id
        """,
        new { inboxId },
        cancellationToken);
}
