namespace HotDash.Hosting.Fly.Model;

/// <summary>The regions of Fly.io. Those retired in October 2025 are known by name, to be refused with a reason.</summary>
/// <remarks>https://fly.io/docs/reference/regions/</remarks>
public static class FlyRegions
{
    public static IReadOnlyList<string> Current { get; } =
        ["ams", "arn", "bom", "cdg", "dfw", "ewr", "fra", "gru", "iad", "jnb", "lax", "lhr", "nrt", "ord", "sin", "sjc", "syd", "yyz"];

    public static IReadOnlyList<string> Retired { get; } =
        ["atl", "bog", "bos", "den", "eze", "gdl", "gig", "hkg", "mad", "mia", "otp", "phx", "qro", "scl", "sea", "waw", "yul"];
}
