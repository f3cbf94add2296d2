using HotDash.Migrations.Sql;
using HotDash.Migrations.Tool.DryRun;
using HotDash.Migrations.Tool.Verdicts;

namespace HotDash.Migrations.Tool.Rules;

/// <summary>
/// Judges the locks that were really taken and the work done under them. A scan counts also when the table was empty here:
/// it will not be empty there.
/// </summary>
internal static class LockRules
{
    private static readonly TimeSpan s_longestTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_slow = TimeSpan.FromSeconds(1);

    private static readonly RuleText s_rewrite = new("table-rewrite", Effect.Risky, "The table is written anew while nobody can read it.", "Add a column or table beside it and fill that in batches.");
    private static readonly RuleText s_indexNotConcurrent = new("index-not-concurrent", Effect.Risky, "Writers wait until the index is built.", "CREATE INDEX CONCURRENTLY in a file that declares '-- hotdash: no-transaction'.");
    private static readonly RuleText s_validatesAtOnce = new("constraint-not-valid-missing", Effect.Risky, "Every row is checked while writers, or everybody, wait.", "Add the constraint NOT VALID, then VALIDATE CONSTRAINT in a later migration.");
    private static readonly RuleText s_uniqueAtOnce = new("unique-constraint-at-once", Effect.Risky, "The index is built while everybody waits.", "CREATE UNIQUE INDEX CONCURRENTLY first, then ADD CONSTRAINT … USING INDEX.");
    private static readonly RuleText s_setNotNull = new("set-not-null-scan", Effect.Risky, "Every row is checked while everybody waits.", "Add a check (column is not null) NOT VALID, validate it in a later migration, then set NOT NULL, which needs no scan.");
    private static readonly RuleText s_scan = new("scan-under-lock", Effect.Risky, "The whole table is read under a lock that makes others wait.", "Split the statement so that what takes the lock has no rows to read.");
    private static readonly RuleText s_workUnderLock = new("work-under-lock", Effect.Risky, "Rows are moved while a lock of an earlier statement makes others wait.", "Put the schema change and the backfill into migrations of their own.");
    private static readonly RuleText s_slowUnderLock = new("slow-under-lock", Effect.Risky, "The statement took more than a second while a lock made others wait.", "Do the slow part before or after, without the lock.");
    private static readonly RuleText s_lockTable = new("lock-table", Effect.Risky, "Everybody waits until the migration ends.", "Leave the lock to the statements that need it.");
    private static readonly RuleText s_timeoutMissing = new("lock-timeout-missing", Effect.Risky, "Without a lock_timeout in effect the statement waits behind the longest query, and everybody else waits behind it.", "SET lock_timeout = '2s' before the first statement that locks, with nothing in between that resets it.");
    private static readonly RuleText s_timeoutLong = new("lock-timeout-long", Effect.Risky, "Everybody who wants the table waits as long as this statement does.", "Keep lock_timeout at or below 10 s.");
    private static readonly RuleText s_severalTables = new("several-tables-locked", Effect.Advice, "Two tables locked in one transaction can deadlock with a writer that takes them the other way round.", "One table per migration.");

    public static IEnumerable<Finding> Judge(FileRun run)
    {
        var isTimeoutTold = false;

        foreach (var measured in run.Statements)
        {
            foreach (var (rule, subject) in Judge(measured))
            {
                yield return rule.At(run.Migration.File, measured.Statement.Line, subject);
            }

            if (!isTimeoutTold && Timeout(measured) is { } timeout)
            {
                isTimeoutTold = true;
                yield return timeout.At(run.Migration.File, measured.Statement.Line, $"lock_timeout is {measured.LockTimeout.TotalSeconds:0.###} s at a lock on {Tables(measured.Taken.Where(taken => taken.BlocksWrites).Select(taken => taken.Table))}");
            }
        }

        if (run.Migration.IsTransactional && run.Statements is [.., var last] && last.Held.Where(held => held.BlocksReads).ToList() is { Count: > 1 } several)
        {
            yield return s_severalTables.At(run.Migration.File, 1, Tables(several.Select(held => held.Table)));
        }
    }

    private static IEnumerable<(RuleText Rule, string Subject)> Judge(StatementRun measured)
    {
        var statement = measured.Statement;
        var isDml = statement.Verb is "INSERT" or "UPDATE" or "DELETE" or "MERGE" or "WITH"
            || (statement.Verb is "SELECT" or "CALL" && !measured.Taken.Any(taken => taken.BlocksWrites));
        var isUnderLock = measured.HeldBefore.Any(held => held.BlocksWrites);

        if (measured.Rewritten.Count > 0 && statement.Verb != "TRUNCATE")
        {
            yield return (s_rewrite, Tables(measured.Rewritten));
        }
        // A concurrent refresh keeps out writers of the view, and nobody else writes it.
        else if (!isDml && !(statement.Verb == "REFRESH" && statement.Has("CONCURRENTLY"))
            && measured.Scanned.Where(table => measured.Held.Any(held => held.Table == table && held.BlocksWrites)).ToList() is { Count: > 0 } scanned)
        {
            yield return (NameScan(statement), Tables(scanned));
        }

        if (isUnderLock && MovesRows(measured))
        {
            yield return (s_workUnderLock, $"{Tables(measured.Written)} under {Tables(measured.HeldBefore.Where(held => held.BlocksWrites).Select(held => $"{held.Mode} on {held.Table}"))}");
        }
        else if (isUnderLock && measured.Elapsed > s_slow)
        {
            yield return (s_slowUnderLock, $"{measured.Elapsed.TotalSeconds:0.0} s");
        }

        if ((statement.Verb == "LOCK" || (statement.Verb == "DO" && statement.Words.Contains("LOCK"))) && measured.Taken.Any(taken => taken.BlocksWrites))
        {
            yield return (s_lockTable, Tables(measured.Taken.Select(taken => $"{taken.Mode} on {taken.Table}")));
        }
    }

    private static bool MovesRows(StatementRun measured) =>
        measured.Written.Count > 0 && (measured.Scanned.Count > 0 || measured.Statement.Verb is "UPDATE" or "DELETE" or "MERGE" or "DO" || (measured.Statement.Verb is "INSERT" or "WITH" && measured.Statement.Has("FROM")));

    private static RuleText NameScan(SqlStatement statement) =>
        statement switch
        {
            _ when statement.StartsWith("CREATE", "INDEX") || statement.StartsWith("CREATE", "UNIQUE", "INDEX") || statement.Verb == "REINDEX" => s_indexNotConcurrent,
            _ when statement.Has("NOT") && statement.Has("SET") && statement.Has("NULL") && !statement.Has("ADD") => s_setNotNull,
            _ when statement.Has("ADD") && (statement.Has("UNIQUE") || statement.Has("PRIMARY") || statement.Has("EXCLUDE")) => s_uniqueAtOnce,
            _ when statement.Has("ADD") || statement.Has("VALIDATE") => s_validatesAtOnce,
            _ => s_scan,
        };

    private static RuleText? Timeout(StatementRun measured) =>
        !measured.Taken.Any(taken => taken.BlocksWrites) ? null
        : measured.LockTimeout == TimeSpan.Zero ? s_timeoutMissing
        : measured.LockTimeout > s_longestTimeout ? s_timeoutLong
        : null;

    private static string Tables(IEnumerable<string> tables) => string.Join(", ", tables.Distinct());
}
