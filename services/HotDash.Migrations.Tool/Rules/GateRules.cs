using HotDash.Migrations.Folders;
using HotDash.Migrations.Tool.DryRun;
using HotDash.Migrations.Tool.Lint;
using HotDash.Migrations.Tool.Verdicts;

namespace HotDash.Migrations.Tool.Rules;

/// <summary>All findings on one file, most serious first.</summary>
internal static class GateRules
{
    public static IReadOnlyList<Finding> Judge(FileRun run, ReleasedSchema released, IEnumerable<LintFinding> lint)
    {
        IEnumerable<Finding> measured =
        [
            .. run.Failure is { } failure ? [FailureRules.Find(run, failure, "from the previous release's schema")] : Array.Empty<Finding>(),
            .. run.UnmetRows is { } unmet ? [FailureRules.FindUnmet(run, unmet)] : Array.Empty<Finding>(),
            .. CatalogRules.Judge(run, released),
            .. StatementRules.Judge(run),
            .. LockRules.Judge(run),
        ];

        return Order(measured.Concat(Lint(run.Migration, lint, isMeasured: run.Failure is null)));
    }

    public static IEnumerable<Finding> Lint(SqlMigration migration, IEnumerable<LintFinding> lint, bool isMeasured) =>
        lint.Where(found => found.File == migration.File)
            .Select(found => new Finding(found.File, found.Line, found.Rule, LintPolicy.Judge(found.Rule, isMeasured, migration.Layout == MigrationLayout.HotDash), "squawk", found.Message, found.Help));

    public static IReadOnlyList<Finding> Order(IEnumerable<Finding> findings) =>
        [.. findings.Distinct().OrderByDescending(finding => finding.Effect).ThenBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Rule, StringComparer.Ordinal)];
}
