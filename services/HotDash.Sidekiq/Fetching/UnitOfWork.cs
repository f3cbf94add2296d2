namespace HotDash.Sidekiq.Fetching;

/// <summary>A fetched job: in a private list of this process until it is settled.</summary>
internal sealed record UnitOfWork(byte[] Payload, string Queue, int QueueIndex, FetchEpoch Epoch, long Sequence)
{
    /// <summary>The job was held by a process as that process died.</summary>
    public bool IsSuspect { get; init; }

    public bool Equals(UnitOfWork? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Sequence.GetHashCode();
}
