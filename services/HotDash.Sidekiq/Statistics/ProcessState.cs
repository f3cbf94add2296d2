namespace HotDash.Sidekiq.Statistics;

/// <summary>A worker process as its last heartbeat described it.</summary>
public sealed record ProcessState(
    string Identity,
    string Hostname,
    int ProcessId,
    string Tag,
    DateTimeOffset? StartedAt,
    DateTimeOffset? LastBeat,
    int Concurrency,
    int Busy,
    bool IsQuiet,
    IReadOnlyList<string> Queues);
