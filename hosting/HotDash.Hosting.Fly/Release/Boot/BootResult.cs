namespace HotDash.Hosting.Fly.Release.Boot;

/// <summary>What a boot showed.</summary>
/// <param name="Problems">Empty: it may be shipped.</param>
/// <param name="FirstErrorLine">The first line that the program wrote to its error output, or the last that it wrote at all.</param>
/// <param name="ReadyAfter">How long it took until every route answered.</param>
/// <param name="StoppedAfter">How long it took to end when asked to.</param>
internal sealed record BootResult(IReadOnlyList<string> Problems, string? FirstErrorLine, TimeSpan? ReadyAfter, TimeSpan? StoppedAfter);
