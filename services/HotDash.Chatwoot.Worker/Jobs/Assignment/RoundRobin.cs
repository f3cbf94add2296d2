using HotDash.Chatwoot.Core.Assignment;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Presence;

namespace HotDash.Chatwoot.Worker.Jobs.Assignment;

/// <summary>Gives waiting conversations of an inbox to its agents who are online, in turn.</summary>
internal sealed class RoundRobin(Database database, ConversationWriter conversations, PresenceStore presence)
{
    public async Task AssignAsync(long inboxId, CancellationToken cancellationToken)
    {
        var waiting = await AssignmentStore.ListUnassignedAsync(database, inboxId, cancellationToken);

        if (waiting.Count == 0)
        {
            return;
        }

        var online = (await presence.ReadAsync(waiting[0].AccountId)).Users;
        var agents = (await AssignmentStore.ListAgentsAsync(database, inboxId, cancellationToken)).Where(id => online.GetValueOrDefault(id) == "online").ToArray();

        for (var index = 0; index < waiting.Count && agents.Length > 0; index++)
        {
            var agent = agents[index % agents.Length];
            await conversations.ChangeAsync(
                waiting[index], null, before => before.AssigneeId is null && before.AssigneeAgentBotId is null ? before with { AssigneeId = agent } : before, cancellationToken);
        }
    }
}
