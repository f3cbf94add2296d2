namespace HotDash.Hosting.Fly.Drift;

/// <summary>A machine of <c>flyctl machine list --json</c>, as far as it is compared.</summary>
/// <param name="IsManaged">flyctl made it for a deploy; otherwise somebody made it by hand.</param>
internal sealed record LiveMachine(string Id, string Group, string Region, string Digest, bool IsManaged, bool IsStandby, IReadOnlyDictionary<string, string> Facts);
