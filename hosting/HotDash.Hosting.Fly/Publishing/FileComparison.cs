using System.Text.Json;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>How the files that exist differ from those that the model gives. As text: <c>stale: PATH</c>, a line each.</summary>
internal sealed record FileComparison(IReadOnlyList<string> Stale, IReadOnlyList<string> Missing, IReadOnlyList<string> Orphaned)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    public bool IsCurrent => Stale.Count + Missing.Count + Orphaned.Count == 0;

    public override string ToString() => string.Join('\n', Lines("stale", Stale).Concat(Lines("missing", Missing)).Concat(Lines("orphaned", Orphaned)));

    public string ToJson(string remedy) => JsonSerializer.Serialize(new { IsCurrent, Stale, Missing, Orphaned, Remedy = IsCurrent ? null : remedy }, s_json) + "\n";

    private static IEnumerable<string> Lines(string state, IEnumerable<string> paths) => paths.Select(path => $"{state}: {path}");
}
