using HotDash.Migrations.Tool.Catalog;
using HotDash.Migrations.Tool.Rules;
using HotDash.Migrations.Tool.Verdicts;

namespace HotDash.Migrations.Tool.Preparations;

/// <summary>An application's own migration of its database, as it was measured from outside.</summary>
internal sealed record Preparation
{
    private const int MostChanges = 50;

    public required string Image { get; init; }

    public required string Digest { get; init; }

    public required string Command { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required long ElapsedMs { get; init; }

    public required int ExitCode { get; init; }

    public required SchemaVersion Before { get; init; }

    public required SchemaVersion After { get; init; }

    public required int Expand { get; init; }

    public required int Risky { get; init; }

    public required int Contract { get; init; }

    /// <summary>The first of what is not merely added, each with its rule.</summary>
    public required IReadOnlyList<string> Changes { get; init; }

    public bool IsDone => ExitCode == 0;

    public static Preparation Of(ImageReference image, string command, SchemaMoment before, SchemaMoment after, TimeSpan elapsed, int exitCode)
    {
        var known = new CatalogSnapshot(before.Objects);
        var released = new ReleasedSchema(known);
        var changes = CatalogDiff.Between(known, new CatalogSnapshot(after.Objects)).Where(change => !change.WithParent)
            .Select(change => (Change: change, Rule: CatalogRules.Find(change, released))).ToList();
        var serious = changes.Where(item => item.Rule is { Effect: >= Effect.Risky }).ToList();

        return new Preparation
        {
            Image = image.Name,
            Digest = image.Digest,
            Command = command,
            StartedAt = before.At,
            ElapsedMs = (long)elapsed.TotalMilliseconds,
            ExitCode = exitCode,
            Before = before.Version,
            After = after.Version,
            Expand = changes.Count - serious.Count,
            Risky = serious.Count(item => item.Rule!.Effect == Effect.Risky),
            Contract = serious.Count(item => item.Rule!.Effect == Effect.Contract),
            Changes = [.. serious.Take(MostChanges).Select(item => $"{item.Rule!.Effect.ToString().ToLowerInvariant()} [{item.Rule.Rule}] {item.Change}")],
        };
    }

    public override string ToString() =>
        $"{new ImageReference(Image, Digest)}: {(IsDone ? "prepared" : $"ended with {ExitCode}")} in {ElapsedMs} ms, schema {Before} → {After}, changes: {Expand} expand, {Risky} risky, {Contract} contract";
}
