using System.Text.RegularExpressions;
using HotDash.Tests;

namespace HotDash.Chatwoot.Tests.Coverage;

/// <summary>One operation of Chatwoot's API description: <c>GET /api/v1/accounts/{account_id}/labels [Labels] sec=…</c>.</summary>
internal sealed partial record Operation(string Method, string Template, string Tag)
{
    private readonly Regex _path = new($"^{Parameter().Replace(Regex.Escape(Template).Replace("\\{", "{", StringComparison.Ordinal), "[^/]+")}$", RegexOptions.CultureInvariant);

    public string Name => $"{Method} {Template}";

    public int Literals => Template.Split('/').Count(segment => !segment.StartsWith('{'));

    public static IReadOnlyList<Operation> ReadAll() =>
        [.. File.ReadLines(RepositoryRoot.Combine("tests", "data", "chatwoot", "swagger-operations.txt")).Select(line => Line().Match(line)).Where(match => match.Success)
            .Select(match => new Operation(match.Groups["method"].Value, match.Groups["path"].Value, match.Groups["tag"].Value))];

    public bool Matches(string method, string path) => method == Method && _path.IsMatch(path);

    [GeneratedRegex(@"^(?<method>GET|POST|PUT|PATCH|DELETE) (?<path>/\S+) \[(?<tag>[^\]]+)\]")]
    private static partial Regex Line();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
