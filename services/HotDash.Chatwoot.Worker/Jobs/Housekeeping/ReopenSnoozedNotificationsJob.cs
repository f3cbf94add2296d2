using HotDash.Chatwoot.Core.Housekeeping;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Housekeeping;

/// <summary><c>Notification::ReopenSnoozedNotificationsJob</c></summary>
internal sealed class ReopenSnoozedNotificationsJob(Cleaning cleaning, TimeProvider timeProvider) : IJobHandler
{
    public Task PerformAsync(JobContext context, CancellationToken cancellationToken) =>
        cleaning.ReopenNotificationsAsync(timeProvider.GetUtcNow().UtcDateTime, cancellationToken);
}
