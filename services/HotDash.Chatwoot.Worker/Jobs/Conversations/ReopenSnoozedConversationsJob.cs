using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Conversations;

/// <summary><c>Conversations::ReopenSnoozedConversationsJob</c>: opens what was snoozed until now.</summary>
internal sealed class ReopenSnoozedConversationsJob(Database database, ConversationWriter conversations, TimeProvider timeProvider) : IJobHandler
{
    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow().UtcDateTime;

        foreach (var conversation in await ConversationSchedule.ListAwakeAsync(database, now, cancellationToken))
        {
            await conversations.ChangeAsync(
                conversation,
                null,
                before => before.Status == ConversationStatus.Snoozed && before.SnoozedUntil <= now ? before with { Status = ConversationStatus.Open } : before,
                cancellationToken);
        }
    }
}
