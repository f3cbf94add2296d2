using HotDash.Chatwoot.Core.Housekeeping;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Housekeeping;

/// <summary><c>Internal::RemoveOrphanConversationsJob</c></summary>
internal sealed class RemoveOrphanConversationsJob(Cleaning cleaning) : IJobHandler
{
    public Task PerformAsync(JobContext context, CancellationToken cancellationToken) => cleaning.RemoveOrphanConversationsAsync(cancellationToken);
}
