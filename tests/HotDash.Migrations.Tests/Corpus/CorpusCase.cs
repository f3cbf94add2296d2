using HotDash.Migrations.Folders;

namespace HotDash.Migrations.Tests.Corpus;

/// <param name="Name">Its name; the SQL stands below it in the file.</param>
/// <param name="Expectation">What the gate has to say.</param>
/// <param name="Rules">The rules of which at least one has to be named.</param>
/// <param name="Migration">The file.</param>
internal sealed record CorpusCase(string Name, Expectation Expectation, IReadOnlyList<string> Rules, SqlMigration Migration)
{
    /// <summary><c>--- name | refused | rule, rule | layout</c>, then the SQL.</summary>
    public static IReadOnlyList<CorpusCase> Read(string path)
    {
        var parts = ("\n" + File.ReadAllText(path)).Split("\n--- ", StringSplitOptions.RemoveEmptyEntries);

        return [.. parts.Where(part => part.Contains('|', StringComparison.Ordinal)).Select(part => ParseCase(part))];
    }

    private static CorpusCase ParseCase(string part)
    {
        var end = part.IndexOf('\n', StringComparison.Ordinal);
        var fields = part[..end].Split('|', StringSplitOptions.TrimEntries);
        var layout = fields.Length > 3 ? Enum.Parse<MigrationLayout>(fields[3], ignoreCase: true) : MigrationLayout.HotDash;

        return new CorpusCase(
            fields[0],
            Enum.Parse<Expectation>(fields[1], ignoreCase: true),
            fields.Length > 2 ? fields[2].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [],
            new SqlMigration($"{fields[0]}.sql", part[(end + 1)..]) { Layout = layout });
    }
}
