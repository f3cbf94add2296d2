using HotDash.Chatwoot.Core.Housekeeping;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Housekeeping;

/// <summary><c>Notification::RemoveOldNotificationJob</c></summary>
internal sealed class RemoveOldNotificationJob(Cleaning cleaning, TimeProvider timeProvider) : IJobHandler
{
    public Task PerformAsync(JobContext context, CancellationToken cancellationToken) =>
        cleaning.RemoveOldNotificationsAsync(timeProvider.GetUtcNow().UtcDateTime, cancellationToken);
}
