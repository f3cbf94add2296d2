using HotDash.Chatwoot.Core.Jobs;
using HotDash.Sidekiq.ActiveJobs;
using HotDash.Sidekiq.Clients;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Schedule;

/// <summary>
/// <c>TriggerScheduledItemsJob</c>: starts what is looked at every five minutes. One-off campaigns are left out: they
/// exist for SMS and WhatsApp inboxes only, which this service has none of.
/// </summary>
internal sealed class TriggerScheduledItemsJob(SidekiqClient sidekiq) : IJobHandler
{
    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        await sidekiq.PushAsync(new ActiveJob { JobClass = JobNames.ReopenSnoozedConversations, Queue = Queues.Low }, cancellationToken);
        await sidekiq.PushAsync(new ActiveJob { JobClass = JobNames.ReopenSnoozedNotifications, Queue = Queues.Low }, cancellationToken);
        await sidekiq.PushAsync(new ActiveJob { JobClass = JobNames.ResolutionScheduler, Queue = Queues.ScheduledJobs }, cancellationToken);
        await sidekiq.PushAsync(new ActiveJob { JobClass = JobNames.WhatsappTemplatesSync, Queue = Queues.Low }, cancellationToken);
    }
}
