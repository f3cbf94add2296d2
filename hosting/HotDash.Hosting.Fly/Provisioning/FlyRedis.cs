namespace HotDash.Hosting.Fly.Provisioning;

/// <summary>An Upstash Redis of Fly.io without eviction, which provisioning creates. Its connection strings become secrets that are set by name.</summary>
/// <remarks>https://fly.io/docs/upstash/redis/</remarks>
public sealed record FlyRedis
{
    /// <summary>Names that older flyctl took and today's refuses.</summary>
    internal static readonly string[] LegacyPlans = ["standard", "starter", "pro_2k", "pro_10k"];

    /// <summary>The database's name, unique in the organization.</summary>
    public required string Name { get; init; }

    /// <summary>Default: the environment's region.</summary>
    public string? Region { get; init; }

    /// <summary>As <c>fly redis plans</c> lists it; a queue wants a fixed plan. Default: whoever provisions is asked for it.</summary>
    public string? Plan { get; init; }
}
