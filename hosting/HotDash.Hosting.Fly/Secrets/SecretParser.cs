using System.Text;

namespace HotDash.Hosting.Fly.Secrets;

/// <summary>
/// Reads text as <c>fly secrets import</c> reads it, to know beforehand what would arrive. Two generations of flyctl are in use: since 2024
/// it drops what follows a <c>#</c> and takes single quotes and <c>"""…"""</c> on one line; before, it did neither.
/// </summary>
internal static class SecretParser
{
    private const string Triple = "\"\"\"";

    /// <summary>Names and values, or null where flyctl would fail or silently lose something.</summary>
    public static IReadOnlyList<(string Name, string Value)>? Parse(string text, bool older = false)
    {
        var secrets = new List<(string, string)>();
        StringBuilder? value = null;
        var name = "";

        foreach (var line in Lines(text))
        {
            if (value is not null)
            {
                if (line.EndsWith(Triple, StringComparison.Ordinal))
                {
                    secrets.Add((name, value.Append(line[..^3]).ToString()));
                    value = null;
                }
                else
                {
                    value.Append(line).Append('\n');
                }
            }
            else if (!line.StartsWith('#') && line.Trim().Length > 0)
            {
                var parts = (older ? line : WithoutComment(line)).Split('=', 2);

                if (parts.Length < 2)
                {
                    return null;
                }

                name = parts[0].Trim();
                var rest = parts[1].TrimStart(' ');

                if (IsOpening(rest, older))
                {
                    value = new StringBuilder(rest[3..]).Append('\n');
                }
                else if (Unquote(rest, older) is { } whole)
                {
                    secrets.Add((name, whole));
                }
                else
                {
                    return null;
                }
            }
        }

        return value is null ? secrets : null;
    }

    /// <summary>Go's line scanner takes a carriage return before the line feed for part of the line's end.</summary>
    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.EndsWith('\r') ? line[..^1] : line);

    private static string WithoutComment(string line)
    {
        var at = line.IndexOf('#', StringComparison.Ordinal);

        return at >= 0 && line[..at].Count(character => character == '"') % 2 == 0 ? line[..at] : line;
    }

    private static bool IsOpening(string rest, bool older) =>
        rest.StartsWith(Triple, StringComparison.Ordinal) && (older || rest.Length < 6 || !rest.EndsWith(Triple, StringComparison.Ordinal));

    private static string? Unquote(string rest, bool older)
    {
        if (!older && rest.StartsWith(Triple, StringComparison.Ordinal))
        {
            return rest[3..^3];
        }

        if (rest is "\"" || (rest is "'" && !older))
        {
            return null;
        }

        return (rest.StartsWith('"') && rest.EndsWith('"')) || (!older && rest.StartsWith('\'') && rest.EndsWith('\'')) ? rest[1..^1] : rest;
    }
}
