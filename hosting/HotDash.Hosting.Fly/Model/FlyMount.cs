namespace HotDash.Hosting.Fly.Model;

/// <summary>A volume in the machines of a group: one volume per machine, on one host.</summary>
/// <remarks>https://fly.io/docs/reference/configuration/#the-mounts-section</remarks>
public sealed record FlyMount
{
    public required string Source { get; init; }

    public required string Destination { get; init; }

    public int? InitialSizeGb { get; init; }

    /// <summary>In days, 1 to 60. Fly's default is 5.</summary>
    public int? SnapshotRetention { get; init; }

    public bool? ScheduledSnapshots { get; init; }

    public int? AutoExtendSizeThreshold { get; init; }

    public int? AutoExtendSizeIncrementGb { get; init; }

    public int? AutoExtendSizeLimitGb { get; init; }

    public IReadOnlyList<string> Processes { get; init; } = [];
}
