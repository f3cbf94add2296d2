namespace HotDash.Sidekiq.Cron;

/// <summary>A job that is enqueued at fixed times.</summary>
/// <param name="Name">Unique among the entries.</param>
/// <param name="Cron">Five fields, or six with seconds first; UTC.</param>
/// <param name="Class">The Ruby class.</param>
/// <param name="Queue">Where it is enqueued.</param>
public sealed record CronEntry(string Name, string Cron, string Class, string Queue)
{
    /// <summary>A Rails job, which is enqueued in Rails' envelope. Default true.</summary>
    public bool IsActiveJob { get; init; } = true;

    public string Description { get; init; } = string.Empty;
}
