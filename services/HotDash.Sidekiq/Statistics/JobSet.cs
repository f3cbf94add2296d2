namespace HotDash.Sidekiq.Statistics;

/// <summary>The sorted sets of jobs that are in no queue.</summary>
public enum JobSet
{
    Scheduled,
    Retry,
    Dead,
}
