using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Schedule;

/// <summary>
/// Jobs of Chatwoot's schedules, 4.15's and the older 4.6's, that have nothing to do here:
/// <c>Internal::TriggerHourlyScheduledItemsJob</c> is empty in Chatwoot too; <c>Internal::TriggerDailyScheduledItemsJob</c> and
/// 4.6's <c>Internal::CheckNewVersionsJob</c> ask Chatwoot's makers for new versions;
/// <c>Channels::Whatsapp::TemplatesSyncSchedulerJob</c> and <c>Campaigns::TriggerOneoffCampaignJob</c> serve WhatsApp and SMS
/// inboxes; 4.6's <c>Internal::ProcessStaleContactsJob</c> deletes contacts, which 4.15 no longer schedules.
/// </summary>
internal sealed class NothingToDoJob : IJobHandler
{
    public Task PerformAsync(JobContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}
