namespace HotDash.Sidekiq.Fetching;

/// <summary>A fetched job: in a private list of this process until it is settled.</summary>
internal sealed record UnitOfWork(byte[] Payload, string Queue, int QueueIndex, FetchEpoch Epoch, long Sequence)
{
    /// <summary>How many processes died while they held (the first) or performed (the others) this job.</summary>
    public int Crashes { get; init; }

    public bool Equals(UnitOfWork? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Sequence.GetHashCode();
}
