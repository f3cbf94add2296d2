using System.Globalization;
using System.Text;

namespace HotDash.Migrations.Tool.Verdicts;

/// <summary>A verdict for a pull request.</summary>
internal static class VerdictMarkdown
{
    public static string Write(Verdict verdict)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## Migrations of {verdict.Name}: {(verdict.IsRefused ? "refused" : "passed")}\n\n{VerdictText.Summary(verdict)}\n");
        Table(text, "Refused", verdict.Findings.Where(finding => finding.Refuses));
        Table(text, "Let through", verdict.Findings.Where(finding => finding.Override is not null));
        Table(text, "Remarks", verdict.Findings.Where(finding => finding.Effect == Effect.Advice));

        foreach (var file in verdict.Files)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### `{file.File}`\n\nWay back: {Cell(VerdictText.Way(file))}\n");

            if (file.Locks.Count > 0)
            {
                text.Append("\n| lock | table | line | held in the dry run |\n|---|---|---|---|\n");
                text.Append(string.Concat(file.Locks.Select(span => string.Create(CultureInfo.InvariantCulture, $"| {span.Mode} | {Cell(span.Table)} | {span.Line} | {span.Held.TotalMilliseconds:0.0} ms |\n"))));
            }

            if (file.Reverse.Sql is { Length: > 0 } sql)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n```sql\n{sql}```\n");
            }
        }

        return text.ToString();
    }

    private static void Table(StringBuilder text, string title, IEnumerable<Finding> findings)
    {
        var rows = findings.Select(finding => $"| `{finding.File}:{finding.Line}` | {finding.Rule} | {Cell(finding.Subject)} | {Cell(finding.Why)} | {Cell(finding.Override is { } given ? $"{given.Approver}: {given.Reason}" : finding.Remedy)} |\n").ToList();

        if (rows.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {title}\n\n| place | rule | what | why | {(title == "Let through" ? "by" : "instead")} |\n|---|---|---|---|---|\n");
            text.AppendJoin("", rows);
        }
    }

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
}
