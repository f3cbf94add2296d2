using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Sidekiq.ActiveJobs;
using HotDash.Sidekiq.Clients;

namespace HotDash.Chatwoot.Core.Assignment;

/// <summary>Asks for an agent when a conversation is open and nobody's, in an inbox that assigns by itself.</summary>
public sealed class AssignmentListener(SidekiqClient sidekiq) : IEventListener
{
    public async Task OnAsync(EventRecord happened, CancellationToken cancellationToken)
    {
        if (happened.Name is not (EventNames.ConversationCreated or EventNames.ConversationOpened)
            || happened.Conversation is not
            {
                Inbox.EnableAutoAssignment: true, Conversation: { Status: ConversationStatus.Open, AssigneeId: null, AssigneeAgentBotId: null },
            } view)
        {
            return;
        }

        await sidekiq.PushAsync(
            new ActiveJob
            {
                JobClass = JobClasses.Assignment,
                Queue = Queues.Default,
                Arguments = new JsonArray(ActiveJobValue.Keywords(new JsonObject { ["inbox_id"] = view.Inbox.Id })),
            },
            cancellationToken);
    }
}
