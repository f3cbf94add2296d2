using System.Text;

namespace HotDash.Chatwoot.Tests.Coverage;

/// <summary>The table of docs/compatibility.md between its two marks.</summary>
internal static class CoverageTable
{
    private const string Begin = "<!-- operations: written by CoverageTests -->";
    private const string End = "<!-- end of operations -->";

    public static string Write(IReadOnlyList<Operation> operations, IReadOnlyDictionary<string, OperationResult> results)
    {
        var table = new StringBuilder();
        var counts = operations.GroupBy(operation => results[operation.Name].Verdict).ToDictionary(group => group.Key, group => group.Count());
        table.Append($"{counts.GetValueOrDefault("works")} work, {counts.GetValueOrDefault("differs")} differ from the description as Chatwoot's code does, ")
            .Append($"{counts.GetValueOrDefault("absent")} absent, of {operations.Count}.\n\n")
            .Append("| operation | tag | verdict | note |\n|---|---|---|---|\n");

        foreach (var operation in operations.OrderBy(operation => operation.Tag, StringComparer.Ordinal).ThenBy(operation => operation.Template, StringComparer.Ordinal)
            .ThenBy(operation => operation.Method, StringComparer.Ordinal))
        {
            var result = results[operation.Name];
            table.Append($"| {operation.Method} `{operation.Template}` | {operation.Tag} | {result.Verdict} | {Note(result)} |\n");
        }

        return table.ToString();
    }

    public static string Replace(string document, string table)
    {
        var (begin, end) = (document.IndexOf(Begin, StringComparison.Ordinal), document.IndexOf(End, StringComparison.Ordinal));

        return begin < 0 || end < begin ? $"{document}\n{Begin}\n{table}{End}\n" : $"{document[..(begin + Begin.Length)]}\n{table}{document[end..]}";
    }

    private static string Note(OperationResult result) => result.Verdict switch
    {
        "absent" => "no such route in Chatwoot either",
        _ => string.Join("; ", result.Problems.Select(problem => NumberlessPath(problem)).Distinct()),
    };

    /// <summary><c>/payload/3/name</c> and <c>/payload/0/name</c> are one finding.</summary>
    private static string NumberlessPath(string problem) =>
        string.Join('/', problem.Split('/').Select(part => part.Length > 0 && part.All(char.IsAsciiDigit) ? "n" : part));
}
