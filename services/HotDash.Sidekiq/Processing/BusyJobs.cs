using System.Collections.Concurrent;

namespace HotDash.Sidekiq.Processing;

/// <summary>What each processor is doing right now, by its thread id in Sidekiq's tables.</summary>
internal sealed class BusyJobs
{
    private readonly ConcurrentDictionary<string, BusyJob> _jobs = new(StringComparer.Ordinal);

    public int Count => _jobs.Count;

    public KeyValuePair<string, BusyJob>[] Snapshot() => [.. _jobs];

    public void Begin(string thread, BusyJob job) => _jobs[thread] = job;

    public void End(string thread) => _jobs.TryRemove(thread, out _);
}
