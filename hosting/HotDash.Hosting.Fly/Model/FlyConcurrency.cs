namespace HotDash.Hosting.Fly.Model;

/// <summary>When Fly's proxy prefers another machine, and when it refuses this one.</summary>
/// <remarks>https://fly.io/docs/reference/configuration/#services-concurrency</remarks>
public sealed record FlyConcurrency
{
    public FlyConcurrencyType? Type { get; init; }

    public int? SoftLimit { get; init; }

    public int? HardLimit { get; init; }
}
