using System.Text.RegularExpressions;

namespace HotDash.ApiReference;

/// <summary>What the lists hold but the version that HotDash is written against does not (new-in-13.6.txt).</summary>
internal sealed class NewerMembers(IReadOnlyList<string[]> entries)
{
    public static NewerMembers Read(string path) =>
        new([.. File.ReadLines(path).Select(line => line.Split(" | "))]);

    public bool Contains(string space, string type) =>
        entries.Any(entry => entry.Length == 2 && entry[0] == space && entry[1] == type);

    /// <summary>A fourth column tells overloads apart: a text that only the newer one holds.</summary>
    public bool Contains(string space, string type, string member) =>
        entries.Any(entry => entry.Length >= 3 && entry[0] == space && entry[1] == type
            && Regex.IsMatch(member, $@"\b{Regex.Escape(entry[2])}\b")
            && (entry.Length == 3 || member.Contains(entry[3], StringComparison.Ordinal)));
}
