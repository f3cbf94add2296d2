namespace HotDash.Sidekiq.Statistics;

/// <summary>A queue's length, and how long its oldest job has been waiting.</summary>
public sealed record QueueState(string Name, long Size, TimeSpan Latency);
