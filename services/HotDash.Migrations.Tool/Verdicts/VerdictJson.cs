using HotDash.Migrations.Tool.CommandLine;

namespace HotDash.Migrations.Tool.Verdicts;

/// <summary>A verdict for programs.</summary>
internal static class VerdictJson
{
    public static string Write(Verdict verdict) => Json.Write(new
    {
        verdict.Name,
        Verdict = verdict.IsRefused ? "refused" : "passed",
        verdict.At,
        verdict.Server,
        ElapsedMs = (long)verdict.Elapsed.TotalMilliseconds,
        Findings = verdict.Findings.Select(finding => new { finding.File, finding.Line, finding.Rule, finding.Effect, finding.Refuses, finding.Subject, finding.Why, finding.Remedy, finding.Override }),
        Files = verdict.Files.Select(file => new
        {
            file.File,
            file.Checksum,
            Changes = file.Changes.Where(change => !change.WithParent).Select(change => change.ToString()),
            Locks = file.Locks.Select(span => new { span.Table, span.Mode, span.Line, HeldMs = Math.Round(span.Held.TotalMilliseconds, 1) }),
            Reverse = new { file.Reverse.IsProven, file.Reverse.Reason, file.Reverse.Sql },
        }),
        verdict.Unfilled,
    });
}
