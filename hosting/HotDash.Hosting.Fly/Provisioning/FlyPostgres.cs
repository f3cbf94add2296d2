namespace HotDash.Hosting.Fly.Provisioning;

/// <summary>A Managed Postgres cluster of Fly.io, which provisioning creates. Its connection strings become secrets that are set by name.</summary>
/// <remarks>https://fly.io/docs/mpg/</remarks>
public sealed record FlyPostgres
{
    public static IReadOnlyList<string> Plans { get; } = ["basic", "starter", "launch", "scale", "performance"];

    /// <summary>The regions that have Managed Postgres.</summary>
    public static IReadOnlyList<string> Regions { get; } = ["ams", "fra", "gru", "iad", "lax", "lhr", "nrt", "ord", "sin", "sjc", "syd", "yyz"];

    /// <summary>The cluster's name, unique in the organization.</summary>
    public required string Name { get; init; }

    /// <summary>Default: the environment's region.</summary>
    public string? Region { get; init; }

    public string Plan { get; init; } = "basic";

    public int VolumeSizeGb { get; init; } = 10;

    /// <summary>16 or 17.</summary>
    public int MajorVersion { get; init; } = 17;
}
