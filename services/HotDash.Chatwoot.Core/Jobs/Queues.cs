namespace HotDash.Chatwoot.Core.Jobs;

/// <summary>Chatwoot's queues (config/sidekiq.yml), in order of priority.</summary>
public static class Queues
{
    public const string Critical = "critical";
    public const string High = "high";
    public const string Medium = "medium";
    public const string Default = "default";
    public const string Mailers = "mailers";
    public const string Low = "low";
    public const string ScheduledJobs = "scheduled_jobs";
}
