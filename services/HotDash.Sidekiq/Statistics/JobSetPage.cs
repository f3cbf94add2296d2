namespace HotDash.Sidekiq.Statistics;

/// <param name="Total">Entries in the whole set.</param>
/// <param name="Entries">Those of this page.</param>
public sealed record JobSetPage(long Total, IReadOnlyList<JobEntry> Entries);
