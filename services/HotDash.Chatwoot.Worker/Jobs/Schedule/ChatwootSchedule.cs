using HotDash.Sidekiq.Cron;

namespace HotDash.Chatwoot.Worker.Jobs.Schedule;

/// <summary>Chatwoot 4.15.1's <c>config/schedule.yml</c>, entry names included.</summary>
internal static class ChatwootSchedule
{
    public static readonly CronEntry[] Entries =
    [
        new("internal_check_new_versions_job", "0 0 * * *", JobNames.TriggerDailyItems, "scheduled_jobs"),
        new("trigger_scheduled_items_job", "*/5 * * * *", JobNames.TriggerScheduledItems, "scheduled_jobs"),
        new("trigger_hourly_scheduled_items_job", "0 * * * *", JobNames.TriggerHourlyItems, "scheduled_jobs"),
        new("trigger_imap_email_inboxes_job", "*/1 * * * *", JobNames.FetchImapEmailInboxes, "scheduled_jobs"),
        new("remove_stale_contact_inboxes_job.rb", "30 22 * * *", JobNames.RemoveStaleContactInboxes, "scheduled_jobs"),
        new("remove_stale_redis_keys_job.rb", "30 22 * * *", JobNames.RemoveStaleRedisKeys, "scheduled_jobs"),
        new("delete_accounts_job", "0 1 * * *", JobNames.DeleteAccounts, "scheduled_jobs"),
        new("periodic_assignment_job", "*/30 * * * *", JobNames.PeriodicAssignment, "scheduled_jobs"),
        new("remove_old_notification_job", "30 22 * * *", JobNames.RemoveOldNotifications, "purgable"),
        new("remove_orphan_conversations_job", "0 */12 * * *", JobNames.RemoveOrphanConversations, "housekeeping"),
    ];
}
