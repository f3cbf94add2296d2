using System.Text.Json;

namespace HotDash.Migrations.Tool.Life;

/// <summary>
/// Which programs a database no longer serves, as the record of its migrations says. One that took something away was judged against the schema
/// before it: programs of that schema are served when their statements were seen to work, and only those of the migration itself when not.
/// </summary>
internal static class SchemaFloor
{
    private const string BreaksPrograms = "breaks-previous-release";

    /// <summary>Null: nothing was ever taken away.</summary>
    public static string? Find(IReadOnlyList<LifeEvent> events)
    {
        var applied = events.Where(entry => entry.State is LifeState.Applied).ToList();
        var floor = (string?)null;

        foreach (var (entry, before) in applied.Zip(applied.Select(entry => entry.Migration).Prepend(null)))
        {
            if (events.LastOrDefault(other => other.State is LifeState.Validated && other.Migration == entry.Migration && other.Checksum == entry.Checksum) is not { } validated)
            {
                continue;
            }

            var (breaks, takesAway) = Read(validated.Evidence, entry.Migration);
            floor = breaks ? entry.Migration : takesAway ? before ?? floor : floor;
        }

        return floor;
    }

    private static (bool Breaks, bool TakesAway) Read(string evidence, string migration)
    {
        using var document = JsonDocument.Parse(evidence);

        if (!document.RootElement.TryGetProperty("findings", out var findings))
        {
            return (false, false);
        }

        var read = findings.EnumerateArray().Select(finding => (Rule: Text(finding, "rule"), File: Text(finding, "file"), Effect: Text(finding, "effect"))).ToList();

        return (
            read.Any(finding => finding.Rule == BreaksPrograms),
            // Records of before the effect was kept do not tell it: taken for the worse.
            read.Any(finding => finding.Effect is "contract" or null && (finding.File == migration || finding.File?.EndsWith($"/{migration}", StringComparison.Ordinal) is true)));
    }

    private static string? Text(JsonElement finding, string name) => finding.TryGetProperty(name, out var value) ? value.GetString() : null;
}
