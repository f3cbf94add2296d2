namespace HotDash.Hosting.Fly.Release;

/// <summary>How a release ended and what was seen.</summary>
internal sealed record ReleaseResult(string App, ReleaseOutcome Outcome, IReadOnlyList<string> Evidence)
{
    public override string ToString() => $"{App}: {Outcome}{string.Concat(Evidence.Select(line => $"\n  {line}"))}";
}
