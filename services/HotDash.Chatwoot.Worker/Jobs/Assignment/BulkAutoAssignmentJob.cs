using HotDash.Chatwoot.Core.Assignment;
using HotDash.Chatwoot.Core.Data;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Assignment;

/// <summary><c>Inboxes::BulkAutoAssignmentJob</c>, which versions before 4.15 schedule.</summary>
internal sealed class BulkAutoAssignmentJob(Database database, RoundRobin roundRobin) : IJobHandler
{
    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        foreach (var inboxId in await AssignmentStore.ListAutoAssignedInboxesAsync(database, cancellationToken))
        {
            await roundRobin.AssignAsync(inboxId, cancellationToken);
        }
    }
}
