namespace HotDash.Sidekiq.Fetching;

/// <summary>Jobs that are done and wait to be acknowledged, and what they add to the statistics.</summary>
internal sealed record FinishedJobs(IReadOnlyList<UnitOfWork> Units, int Failed)
{
    public static readonly FinishedJobs None = new([], 0);
}
