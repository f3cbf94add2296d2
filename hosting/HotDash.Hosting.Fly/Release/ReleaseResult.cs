namespace HotDash.Hosting.Fly.Release;

/// <summary>How a release ended and what was seen.</summary>
/// <param name="App">The app.</param>
/// <param name="Outcome">The process's exit code.</param>
/// <param name="Evidence">What was seen.</param>
/// <param name="Digest">The image that the outcome is about.</param>
internal sealed record ReleaseResult(string App, ReleaseOutcome Outcome, IReadOnlyList<string> Evidence, string Digest)
{
    public override string ToString() => $"{App}: {Outcome}{string.Concat(Evidence.Select(line => $"\n  {line}"))}";
}
