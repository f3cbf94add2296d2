using HotDash.Migrations.Folders;
using HotDash.Migrations.Sql;
using HotDash.Migrations.Tool.DryRun;
using HotDash.Migrations.Tool.Verdicts;

namespace HotDash.Migrations.Tool.Rules;

/// <summary>Judges what statements did to rows, and how they did it.</summary>
internal static class StatementRules
{
    private const string Batches = "Move rows in batches by a job outside of the migration, each batch in a transaction of its own.";

    private static readonly RuleText s_deleteData = new("delete-data", Effect.Contract, "Rows that the running release may need are lost for good.", "Delete in batches by a job with an approval, after a backup.");
    private static readonly RuleText s_wholeUpdate = new("backfill-at-once", Effect.Risky, "Every row stays locked until the migration ends: writers wait, and the table doubles.", Batches);
    private static readonly RuleText s_update = new("update-data", Effect.Advice, "The old values cannot be brought back.", "Make sure that few rows are concerned.");
    private static readonly RuleText s_restartSequence = new("restart-sequence", Effect.Risky, "Numbers that were given out are given out again.", "Leave the sequence alone.");
    private static readonly RuleText s_disableChecks = new("disable-checks", Effect.Risky, "Foreign keys and triggers no longer guard what is written.", "Write rows that pass them.");
    private static readonly RuleText s_dropIndexNotConcurrent = new("drop-index-not-concurrent", Effect.Risky, "Dropping an index locks its table against reads and writes and waits for every query on it.", "DROP INDEX CONCURRENTLY in a file that declares '-- hotdash: no-transaction'.");
    private static readonly RuleText s_detachNotConcurrent = new("detach-not-concurrent", Effect.Risky, "Detaching a partition locks the whole table against reads and writes.", "DETACH PARTITION … CONCURRENTLY in a file that declares '-- hotdash: no-transaction'.");
    private static readonly RuleText s_severalOutside = new("several-statements-outside", Effect.Advice, "When one of them fails, what ran before stays and the file cannot simply be applied again.", "One statement per file that runs outside a transaction.");

    public static IEnumerable<Finding> Judge(FileRun run)
    {
        var seesExisting = run.Before.Stored;

        foreach (var measured in run.Statements)
        {
            foreach (var (rule, subject) in Judge(measured, seesExisting.Count > 0))
            {
                yield return rule.At(run.Migration.File, measured.Statement.Line, subject);
            }
        }

        if (!run.Migration.IsTransactional && run.Migration.Layout == MigrationLayout.HotDash && run.Statements.Count(measured => measured.Statement.Verb is not ("SET" or "RESET")) > 1)
        {
            yield return s_severalOutside.At(run.Migration.File, 1, $"{run.Statements.Count} statements");
        }
    }

    private static IEnumerable<(RuleText Rule, string Subject)> Judge(StatementRun measured, bool hasTables)
    {
        var statement = measured.Statement;
        var words = statement.Words;

        if ((statement.Verb == "TRUNCATE" && measured.Held.Any(held => held.BlocksReads)) || measured.Deleted.Count > 0 || (measured.Written.Count > 0 && words.Contains("DELETE")) || (statement.Verb == "DO" && words.Contains("TRUNCATE")))
        {
            yield return (s_deleteData, Tables(measured.Deleted.Count > 0 ? measured.Deleted : [.. measured.Held.Select(held => held.Table)]));
        }
        else if (measured.WhollyUpdated.Count > 0 || (measured.Written.Count > 0 && words.Contains("UPDATE") && !words.Contains("WHERE") && !IsSeed(statement)))
        {
            yield return (s_wholeUpdate, Tables(measured.Written));
        }
        else if (measured.Written.Count > 0 && words.Contains("UPDATE") && !IsSeed(statement))
        {
            yield return (s_update, Tables(measured.Written));
        }

        if (hasTables && ((statement.StartsWith("ALTER", "SEQUENCE") || statement.StartsWith("ALTER", "TABLE")) && words.Contains("RESTART") || words.Contains("SETVAL")))
        {
            yield return (s_restartSequence, Start(statement));
        }

        if ((statement.Verb == "SET" && words.Contains("SESSION_REPLICATION_ROLE")) || (statement.StartsWith("ALTER", "TABLE") && Follows(statement, "DISABLE", "TRIGGER") && measured.Held.Any(held => held.BlocksWrites)))
        {
            yield return (s_disableChecks, Start(statement));
        }

        if (statement.StartsWith("DROP", "INDEX") && !statement.Has("CONCURRENTLY") && measured.Taken.Any(taken => taken.BlocksReads))
        {
            yield return (s_dropIndexNotConcurrent, Tables([.. measured.Taken.Select(taken => taken.Table)]));
        }

        if (Follows(statement, "DETACH", "PARTITION") && !statement.Has("CONCURRENTLY") && measured.Held.Any(held => held.BlocksReads))
        {
            yield return (s_detachNotConcurrent, Tables([.. measured.Held.Select(held => held.Table)]));
        }
    }

    /// <summary><c>insert … on conflict do update</c> writes the rows it names.</summary>
    private static bool IsSeed(SqlStatement statement) => statement.Verb == "INSERT";

    private static bool Follows(SqlStatement statement, string first, string second) =>
        statement.Tokens.Zip(statement.Tokens.Skip(1)).Any(pair => pair.First.Is(first) && pair.Second.Is(second));

    private static string Start(SqlStatement statement) => statement.Text.Length > 80 ? $"{statement.Text[..77]}…".ReplaceLineEndings(" ") : statement.Text.ReplaceLineEndings(" ");

    private static string Tables(IReadOnlyList<string> tables) => string.Join(", ", tables.Distinct());
}
