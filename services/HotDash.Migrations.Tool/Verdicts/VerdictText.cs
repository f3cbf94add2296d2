using System.Globalization;
using System.Text;

namespace HotDash.Migrations.Tool.Verdicts;

/// <summary>A verdict for a terminal.</summary>
internal static class VerdictText
{
    public static string Write(Verdict verdict)
    {
        var text = new StringBuilder();

        foreach (var finding in verdict.Findings.Where(finding => !IsTaste(finding)))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{finding.File}:{finding.Line}: {Word(finding)} [{finding.Rule}] {finding.Subject}");
            text.AppendLine(CultureInfo.InvariantCulture, $"    why: {finding.Why}");
            text.AppendLine(CultureInfo.InvariantCulture, $"    do:  {finding.Remedy}");

            if (finding.Override is { } given)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"    let through by {given.Approver}: {given.Reason}");
            }
        }

        foreach (var taste in verdict.Findings.Where(IsTaste).GroupBy(finding => (finding.File, finding.Rule)))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{taste.Key.File}: remark [{taste.Key.Rule}] in line {string.Join(", ", taste.Select(finding => finding.Line).Distinct())}: {taste.First().Why}");
        }

        foreach (var file in verdict.Files)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{file.File}: {file.Changes.Count} changes of the schema; way back {Way(file)}");

            foreach (var span in file.Locks)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"    line {span.Line}: {span.Mode} on {span.Table}, held {span.Held.TotalMilliseconds:0.0} ms here");
            }
        }

        foreach (var (table, reason) in verdict.Unfilled)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{table} was empty in the dry run: {reason}");
        }

        return text.Append(Summary(verdict)).ToString();
    }

    /// <summary>The linter's remarks that refuse nothing: one line for all of a kind.</summary>
    private static bool IsTaste(Finding finding) => finding is { Subject: "squawk", Effect: Effect.Advice };

    public static string Summary(Verdict verdict) => string.Create(
        CultureInfo.InvariantCulture,
        $"{verdict.Name}: {(verdict.IsRefused ? "refused" : "passed")}, {verdict.Files.Count} files, {verdict.Findings.Count(finding => finding.Refuses)} refusals, {verdict.Findings.Count(finding => finding.Override is not null)} let through, {verdict.Findings.Count(finding => finding.Effect == Effect.Advice)} remarks (PostgreSQL {verdict.Server}, {verdict.Elapsed.TotalSeconds:0.0} s)");

    public static string Word(Finding finding) => finding switch
    {
        { Override: not null } => "let through",
        { Effect: Effect.Advice } => "remark",
        _ => $"refused ({finding.Effect.ToString().ToLowerInvariant()})",
    };

    public static string Way(JudgedFile file) => file.Reverse switch
    {
        { IsProven: true } => "proven by up, down, up",
        { Sql: null } => $"does not exist: {file.Reverse.Reason}",
        _ => $"not proven: {file.Reverse.Reason}",
    };
}
