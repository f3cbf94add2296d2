namespace HotDash.Chatwoot.Worker.Hosting;

/// <summary>Chatwoot 4.15.1's queues, strictly by priority (<c>config/sidekiq.yml</c>).</summary>
internal static class ChatwootQueues
{
    public static readonly string[] All =
    [
        "critical", "high", "medium", "default", "mailers", "action_mailbox_routing", "low", "scheduled_jobs", "deferred",
        "purgable", "housekeeping", "async_database_migration", "bulk_reindex_low", "active_storage_analysis",
        "active_storage_purge", "action_mailbox_incineration",
    ];
}
