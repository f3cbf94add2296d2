using HotDash.Migrations.Tool.DryRun;
using HotDash.Migrations.Tool.Verdicts;

namespace HotDash.Migrations.Tool.Rules;

/// <summary>Files that did not apply on the scratch server.</summary>
internal static class FailureRules
{
    private static readonly RuleText s_concurrently = new("concurrently-in-transaction", Effect.Risky, "The statement cannot run inside the transaction that every file gets.", "Declare '-- hotdash: no-transaction' in the first line and keep the file to this statement.");
    private static readonly RuleText s_enumValue = new("enum-value-used-at-once", Effect.Risky, "A new enum value cannot be used before the transaction that adds it has ended.", "Use it in the next migration.");
    private static readonly RuleText s_missing = new("does-not-apply", Effect.Risky, "It names something that does not exist at this point.", "Create it in an earlier migration, or correct the name; roles can be given with --role.");
    private static readonly RuleText s_control = new("transaction-control", Effect.Risky, "It would end the transaction that protects the file, and what follows would stay when a later statement fails.", "Take BEGIN and COMMIT out.");
    private static readonly RuleText s_clusterWide = new("outside-the-database", Effect.Contract, "It changes more than this database.", "Let an administrator do it by hand.");
    private static readonly RuleText s_other = new("does-not-apply", Effect.Risky, "It fails on a real server.", "Correct it; the message is the server's.");

    private static readonly RuleText s_unmetRows = new("rows-may-not-meet", Effect.Advice, "Made-up rows did not meet it; the file was measured without rows. Real rows may not meet it either, and then it fails.", "Look for such rows in staging first.");

    public static Finding FindUnmet(FileRun run, RunFailure failure) => s_unmetRows.At(run.Migration.File, failure.Line, $"{failure.Message} ({failure.SqlState})");

    public static RuleText Judge(RunFailure failure) => failure.SqlState switch
    {
        FileRunner.ClusterWide => s_clusterWide,
        "25001" when failure.Message.Contains("protects the file", StringComparison.Ordinal) => s_control,
        "25001" => s_concurrently,
        "55P04" => s_enumValue,
        "42P01" or "42703" or "42883" or "42704" or "3F000" => s_missing,
        _ => s_other,
    };

    public static Finding Find(FileRun run, RunFailure failure, string circumstance) =>
        Judge(failure).At(run.Migration.File, failure.Line, $"{failure.Message}{(failure.SqlState.Length > 0 ? $" ({failure.SqlState})" : "")}, {circumstance}");
}
