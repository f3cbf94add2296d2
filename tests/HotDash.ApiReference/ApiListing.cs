using System.Text.RegularExpressions;

namespace HotDash.ApiReference;

/// <summary>Reads a list: namespaces at column 0, types at 4, members at 8, an enum on one line.</summary>
internal static partial class ApiListing
{
    public static IReadOnlyList<ApiType> Read(string path, NewerMembers newer)
    {
        var types = new List<ApiType>();
        var space = "";
        var members = new List<string>();
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith("namespace ", StringComparison.Ordinal))
            {
                space = line["namespace ".Length..].Trim();
            }
            else if (line.StartsWith("        ", StringComparison.Ordinal))
            {
                if (!newer.Contains(space, types[^1].Name, line))
                {
                    members.Add(line.Trim());
                }
            }
            else if (TypeLine().Match(line) is { Success: true } match)
            {
                members = [];
                types.Add(new ApiType(space, match.Groups["attributes"].Value, match.Groups["header"].Value, match.Groups["kind"].Value, match.Groups["name"].Value, members));
            }
        }

        return [.. types.Where(type => !newer.Contains(type.Namespace, type.Name))];
    }

    [GeneratedRegex(@"^    (?<attributes>(\[[^\]]*\] )*)(?<header>(public|protected)[^({]*?\b(?<kind>class|struct|interface|record|enum) (?<name>[\w.]+).*)$")]
    private static partial Regex TypeLine();
}
