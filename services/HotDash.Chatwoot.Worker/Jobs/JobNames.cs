namespace HotDash.Chatwoot.Worker.Jobs;

/// <summary>Ruby class names of jobs that only the worker itself enqueues.</summary>
internal static class JobNames
{
    public const string FetchImapEmailInboxes = "Inboxes::FetchImapEmailInboxesJob";
    public const string FetchImapEmails = "Inboxes::FetchImapEmailsJob";
    public const string TriggerScheduledItems = "TriggerScheduledItemsJob";
    public const string TriggerHourlyItems = "Internal::TriggerHourlyScheduledItemsJob";
    public const string TriggerDailyItems = "Internal::TriggerDailyScheduledItemsJob";
    public const string ReopenSnoozedConversations = "Conversations::ReopenSnoozedConversationsJob";
    public const string ReopenSnoozedNotifications = "Notification::ReopenSnoozedNotificationsJob";
    public const string ResolutionScheduler = "Account::ConversationsResolutionSchedulerJob";
    public const string Resolution = "Conversations::ResolutionJob";
    public const string WhatsappTemplatesSync = "Channels::Whatsapp::TemplatesSyncSchedulerJob";
    public const string CheckNewVersions = "Internal::CheckNewVersionsJob";
    public const string ProcessStaleContacts = "Internal::ProcessStaleContactsJob";
    public const string OneoffCampaign = "Campaigns::TriggerOneoffCampaignJob";
    public const string RemoveOldNotifications = "Notification::RemoveOldNotificationJob";
    public const string RemoveStaleContactInboxes = "Internal::RemoveStaleContactInboxesJob";
    public const string RemoveStaleRedisKeys = "Internal::RemoveStaleRedisKeysJob";
    public const string RemoveOrphanConversations = "Internal::RemoveOrphanConversationsJob";
    public const string DeleteAccounts = "Internal::DeleteAccountsJob";
    public const string PeriodicAssignment = "AutoAssignment::PeriodicAssignmentJob";
    public const string Assignment = "AutoAssignment::AssignmentJob";
    public const string BulkAutoAssignment = "Inboxes::BulkAutoAssignmentJob";
}
