using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Schedule;

/// <summary>
/// Jobs that Chatwoot's schedule names and that have nothing to do here: <c>Internal::TriggerHourlyScheduledItemsJob</c>
/// is empty in Chatwoot too, <c>Internal::TriggerDailyScheduledItemsJob</c> asks Chatwoot's makers for new versions, and
/// <c>Channels::Whatsapp::TemplatesSyncSchedulerJob</c> walks WhatsApp inboxes.
/// </summary>
internal sealed class NothingToDoJob : IJobHandler
{
    public Task PerformAsync(JobContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}
