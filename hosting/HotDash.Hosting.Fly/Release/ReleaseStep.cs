using System.Text.Json.Serialization;

namespace HotDash.Hosting.Fly.Release;

/// <summary>One step of a plan, as data: printing it and doing it are two things.</summary>
[JsonDerivedType(typeof(Baseline), "baseline")]
[JsonDerivedType(typeof(Run), "run")]
[JsonDerivedType(typeof(Verify), "verify")]
[JsonDerivedType(typeof(Record), "record")]
internal abstract record ReleaseStep
{
    private ReleaseStep()
    {
    }

    /// <summary>Verifies what runs before anything is touched: that is what a rollback goes back to.</summary>
    public sealed record Baseline(string App) : ReleaseStep;

    public sealed record Run(string App, IReadOnlyList<string> Arguments) : ReleaseStep;

    public sealed record Verify(string App, string Digest, IReadOnlyList<string> Routes, TimeSpan StableFor, TimeSpan Within) : ReleaseStep;

    public sealed record Record(string App, string State) : ReleaseStep;
}
