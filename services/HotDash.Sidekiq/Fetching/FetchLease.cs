namespace HotDash.Sidekiq.Fetching;

/// <summary>What this process itself believes about its lease, by its own monotonic clock: never longer than Redis does.</summary>
internal sealed class FetchLease(TimeSpan length, TimeProvider timeProvider)
{
    private long _renewedAt = timeProvider.GetTimestamp();

    /// <summary>Surely alive for as long as a blocking command may still move a job.</summary>
    public bool IsSafe(TimeSpan margin) => timeProvider.GetElapsedTime(Volatile.Read(ref _renewedAt)) + margin < length;

    /// <param name="sentAt">Timestamp before the renewal was sent.</param>
    public void Renewed(long sentAt) => Volatile.Write(ref _renewedAt, sentAt);
}
