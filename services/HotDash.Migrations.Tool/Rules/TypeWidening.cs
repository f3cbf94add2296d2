using System.Globalization;
using System.Text.RegularExpressions;

namespace HotDash.Migrations.Tool.Rules;

/// <summary>Type changes after which every old value, and everything that the running release writes, still fits.</summary>
internal static partial class TypeWidening
{
    public static bool Allows(string from, string to)
    {
        var (oldName, oldSizes) = Parse(from);
        var (newName, newSizes) = Parse(to);

        return (oldName, newName) switch
        {
            ("character varying", "text") => true,
            ("numeric", "numeric") => newSizes.Count == 0 || (oldSizes.Count == 2 && newSizes.Count == 2 && newSizes[1] >= oldSizes[1] && newSizes[0] - newSizes[1] >= oldSizes[0] - oldSizes[1]),
            _ when oldName == newName && oldName is "character varying" or "bit varying" or "timestamp without time zone" or "timestamp with time zone" or "time without time zone" or "interval" =>
                newSizes.Count == 0 || (oldSizes.Count == 1 && newSizes[0] >= oldSizes[0]),
            _ => false,
        };
    }

    /// <summary><c>timestamp(3) without time zone</c> is "timestamp without time zone" and 3.</summary>
    private static (string Name, IReadOnlyList<int> Sizes) Parse(string type)
    {
        var match = Sizes().Match(type);

        return match.Success
            ? (type.Remove(match.Index, match.Length), [.. match.Groups[1].Value.Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))])
            : (type, []);
    }

    [GeneratedRegex(@"\((\d+(?:,-?\d+)?)\)")]
    private static partial Regex Sizes();
}
