namespace HotDash.Sidekiq.Cron;

/// <summary>The entries that a worker loads when it starts.</summary>
public sealed class CronSchedule
{
    public IList<CronEntry> Entries { get; } = [];
}
