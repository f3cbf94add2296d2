namespace HotDash.Sidekiq.Statistics;

/// <summary>The numbers of one moment.</summary>
public sealed record SidekiqOverview
{
    public required long Processed { get; init; }

    public required long Failed { get; init; }

    public required long Scheduled { get; init; }

    public required long Retries { get; init; }

    public required long Dead { get; init; }

    /// <summary>Jobs taken back from dead processes since the counter began.</summary>
    public required long TakenBack { get; init; }

    /// <summary>Finished jobs whose acknowledgement came after their lease had run out; each of them ran again.</summary>
    public required long LateAcknowledgements { get; init; }

    public required IReadOnlyList<QueueState> Queues { get; init; }

    public required IReadOnlyList<ProcessState> Processes { get; init; }

    public long Enqueued => Queues.Sum(queue => queue.Size);

    public int Busy => Processes.Sum(process => process.Busy);
}
