using HotDash.Chatwoot.Core.Housekeeping;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Housekeeping;

/// <summary><c>Internal::RemoveStaleContactInboxesJob</c>: only where REMOVE_STALE_CONTACT_INBOX_JOB_STATUS asks for it, as in Chatwoot.</summary>
internal sealed class RemoveStaleContactInboxesJob(Cleaning cleaning, IConfiguration configuration, TimeProvider timeProvider) : IJobHandler
{
    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        if (configuration.GetValue("REMOVE_STALE_CONTACT_INBOX_JOB_STATUS", false))
        {
            await cleaning.RemoveStaleContactInboxesAsync(timeProvider.GetUtcNow().UtcDateTime, cancellationToken);
        }
    }
}
