namespace HotDash.Hosting.Fly.Drift;

/// <summary>What was found of one app. The digests are for a later comparison.</summary>
/// <param name="Problem">Why nothing could be compared.</param>
internal sealed record AppDrift(string App, IReadOnlyList<DriftFinding> Findings, IReadOnlyDictionary<string, string> SecretDigests, IReadOnlyList<string> Images, string? Problem = null);
