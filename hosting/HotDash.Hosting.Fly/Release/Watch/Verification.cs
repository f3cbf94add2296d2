namespace HotDash.Hosting.Fly.Release.Watch;

/// <summary>What watching a release has shown.</summary>
/// <param name="Problems">Empty: verified. Otherwise what was wrong last.</param>
/// <param name="Measured">Figures and log lines, whatever the result.</param>
internal sealed record Verification(IReadOnlyList<ReleaseProblem> Problems, IReadOnlyList<string> Measured);
