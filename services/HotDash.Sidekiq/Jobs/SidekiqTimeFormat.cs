namespace HotDash.Sidekiq.Jobs;

/// <summary>How created_at, enqueued_at, failed_at and retried_at are written. Both are always read.</summary>
public enum SidekiqTimeFormat
{
    /// <summary>Sidekiq 6 and 7, and so Chatwoot 4.15.</summary>
    FloatSeconds,

    /// <summary>Sidekiq 8. A Sidekiq 7 reader misreads it.</summary>
    IntegerMilliseconds,
}
