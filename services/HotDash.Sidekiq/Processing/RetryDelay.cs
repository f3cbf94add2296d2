namespace HotDash.Sidekiq.Processing;

/// <summary>Sidekiq's back-off (7.3.1, <c>lib/sidekiq/job_retry.rb</c>): count⁴ + 15 + rand(10) × (count + 1) seconds.</summary>
internal static class RetryDelay
{
    /// <param name="count">Retries before this one: 0 after the first failure.</param>
    /// <param name="own">A delay that the handler chose; taken as it is.</param>
    /// <param name="random">Source of the jitter.</param>
    public static TimeSpan After(int count, TimeSpan? own, Random random) =>
        own ?? TimeSpan.FromSeconds(Math.Pow(count, 4) + 15 + (random.Next(10) * (count + 1)));
}
