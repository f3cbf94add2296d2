namespace HotDash.Hosting.Fly.Publishing;

/// <summary>How the files that exist differ from those that the model gives.</summary>
internal sealed record FileComparison(IReadOnlyList<string> Stale, IReadOnlyList<string> Missing, IReadOnlyList<string> Orphaned)
{
    public bool IsCurrent => Stale.Count + Missing.Count + Orphaned.Count == 0;

    public override string ToString() => string.Join('\n', Lines("stale", Stale).Concat(Lines("missing", Missing)).Concat(Lines("orphaned", Orphaned)));

    private static IEnumerable<string> Lines(string state, IEnumerable<string> paths) => paths.Select(path => $"{state}: {path}");
}
