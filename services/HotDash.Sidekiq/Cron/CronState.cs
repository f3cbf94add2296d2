namespace HotDash.Sidekiq.Cron;

/// <summary>A cron entry as it stands in Redis.</summary>
/// <param name="Entry">What is enqueued when.</param>
/// <param name="IsEnabled">A disabled entry stays listed and is not enqueued.</param>
/// <param name="LastEnqueuedAt">Null: never.</param>
/// <param name="NextAt">Null: disabled, or its times cannot be read.</param>
public sealed record CronState(CronEntry Entry, bool IsEnabled, DateTimeOffset? LastEnqueuedAt, DateTimeOffset? NextAt);
