namespace HotDash.Hosting.Fly.Release.Records;

/// <summary>Who may deploy: the content of <c>releases.lease</c>.</summary>
internal sealed record LeaseRecord
{
    /// <summary>Grows with every owner: one that was replaced cannot write any more.</summary>
    public required int Fence { get; init; }

    public required string Owner { get; init; }

    public required string Host { get; init; }

    public required ProcessIdentity Process { get; init; }

    public required DateTimeOffset Expires { get; init; }

    public bool IsReleased { get; init; }
}
