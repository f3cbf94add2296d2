namespace HotDash.Hosting.Fly.Release.Watch;

/// <summary>What is not as it should be.</summary>
/// <param name="Text">Machine or route, observed value.</param>
/// <param name="IsFinal">Waiting will not mend it.</param>
internal sealed record ReleaseProblem(string Text, bool IsFinal);
