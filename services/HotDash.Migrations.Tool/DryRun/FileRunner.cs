using System.Diagnostics;
using HotDash.Migrations.Folders;
using HotDash.Migrations.Sql;
using HotDash.Migrations.Tool.Catalog;
using Npgsql;

namespace HotDash.Migrations.Tool.DryRun;

/// <summary>
/// Runs one file statement by statement on a scratch database, as its own tool would, and measures each: locks from
/// within the transaction, scans and rewrites by the server's own counters, the schema before and after.
/// </summary>
/// <param name="connection">An open connection to a database that nobody else uses.</param>
/// <param name="existing">The object ids of the tables that the running release knows; null for those that exist before the file.</param>
internal sealed class FileRunner(NpgsqlConnection connection, IReadOnlySet<long>? existing)
{
    /// <summary>What our runner sets before each file. Others set nothing.</summary>
    private static readonly MigrationRunnerOptions s_runner = new();

    /// <summary>Not one of PostgreSQL's.</summary>
    public const string ClusterWide = "HD001";

    private static readonly string[] s_withoutTraces = ["SET", "RESET", "SHOW", "INSERT", "UPDATE", "DELETE", "COMMENT"];

    private readonly List<StatementRun> _statements = [];
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private bool _withoutRows;

    /// <summary>
    /// Runs the file; when made-up rows do not meet a constraint of it, it is run again without rows, so that the rest of it
    /// is measured all the same.
    /// </summary>
    /// <param name="migration">The file.</param>
    /// <param name="keep">False takes everything back; possible only for a file that runs in one transaction.</param>
    public async Task<FileRun> RunAsync(SqlMigration migration, bool keep, CancellationToken cancellationToken)
    {
        var run = await RunOnceAsync(migration, keep, cancellationToken);

        if (run.Failure is not { IsOfRows: true } unmet || !migration.IsTransactional)
        {
            return run;
        }

        _statements.Clear();
        _lines.Clear();
        _withoutRows = true;

        return await RunOnceAsync(migration, keep, cancellationToken) with { UnmetRows = unmet };
    }

    private async Task<FileRun> RunOnceAsync(SqlMigration migration, bool keep, CancellationToken cancellationToken)
    {
        var before = await CatalogReader.ReadAsync(connection, cancellationToken);
        var after = before;
        RunFailure? failure = null;

        try
        {
            var statements = SqlScript.Split(migration.Sql);
            await ExecuteAsync(OwnTimeout(migration), cancellationToken);
            after = await (IsOneTransaction(migration, statements)
                ? InOneTransactionAsync(migration, statements, before, keep, cancellationToken)
                : OneByOneAsync(statements, before, cancellationToken));
        }
        catch (SqlScriptException exception)
        {
            failure = new RunFailure(exception.Line, exception.Message, "");
        }
        catch (StatementFailedException exception)
        {
            failure = new RunFailure(exception.Line, exception.Message, exception.SqlState);
        }

        await ExecuteAsync("rollback; reset all; reset role", cancellationToken);

        return new FileRun { Migration = migration, Before = before, After = after, Statements = [.. _statements], ChangeLines = _lines, Failure = failure };
    }

    private async Task<CatalogSnapshot> InOneTransactionAsync(SqlMigration migration, IReadOnlyList<SqlStatement> statements, CatalogSnapshot before, bool keep, CancellationToken cancellationToken)
    {
        RefuseTransactionControl(migration, statements);
        await ExecuteAsync("begin", cancellationToken);
        await ExecuteAsync(OwnTimeout(migration).Replace("set ", "set local ", StringComparison.Ordinal), cancellationToken);
        await (_withoutRows ? RemoveRowsAsync(cancellationToken) : Task.CompletedTask);
        var probe = await Probe.TakeAsync(connection, cancellationToken);
        var after = before;

        foreach (var statement in statements.Where(statement => !statement.IsTransactionControl))
        {
            (probe, after) = await MeasureAsync(statement, before, after, probe, cancellationToken);
        }

        // What is deferred is checked at the end.
        await RunAsync(statements is [.., var last] ? last.Line : 1, "set constraints all immediate", cancellationToken);
        await ExecuteAsync(keep ? "commit" : "rollback", cancellationToken);

        return after;
    }

    private async Task<CatalogSnapshot> OneByOneAsync(IReadOnlyList<SqlStatement> statements, CatalogSnapshot before, CancellationToken cancellationToken)
    {
        var after = before;

        foreach (var statement in statements)
        {
            if (CannotBeInTransaction(statement))
            {
                var probe = await Probe.TakeAsync(connection, cancellationToken);
                (_, after) = await MeasureAsync(statement, before, after, probe, cancellationToken);
            }
            else if (!statement.IsTransactionControl)
            {
                // A transaction of its own holds the locks until they have been looked at. Settings stay.
                var isSetting = statement.Verb is "SET" or "RESET";
                await ExecuteAsync(isSetting ? "" : "begin", cancellationToken);
                var probe = await Probe.TakeAsync(connection, cancellationToken);
                (_, after) = await MeasureAsync(statement, before, after, probe, cancellationToken);
                await ExecuteAsync(isSetting ? "" : "commit", cancellationToken);
            }
        }

        return after;
    }

    private async Task<(Probe Probe, CatalogSnapshot After)> MeasureAsync(SqlStatement statement, CatalogSnapshot before, CatalogSnapshot last, Probe probe, CancellationToken cancellationToken)
    {
        RefuseClusterWide(statement);
        var watch = Stopwatch.StartNew();
        await RunAsync(statement.Line, statement.Text, cancellationToken);
        var elapsed = watch.Elapsed;
        var now = await Probe.TakeAsync(connection, cancellationToken);
        var run = Compare(statement, elapsed, probe, now, existing ?? before.Stored);
        _statements.Add(run with { WhollyUpdated = await FindWhollyUpdatedAsync(run, probe, now, cancellationToken) });

        // Counting rows is a scan as well.
        now = run.Written.Count > 0 ? await Probe.TakeAsync(connection, cancellationToken) : now;

        if (s_withoutTraces.Contains(statement.Verb))
        {
            return (now, last);
        }

        var after = await CatalogReader.ReadAsync(connection, cancellationToken);

        foreach (var change in CatalogDiff.Between(before, after))
        {
            _lines.TryAdd(change.Key, statement.Line);
        }

        return (now, after);
    }

    private async Task<IReadOnlyList<string>> FindWhollyUpdatedAsync(StatementRun run, Probe before, Probe now, CancellationToken cancellationToken)
    {
        var whole = new List<string>();

        foreach (var table in now.Tables.Values.Where(table => run.Written.Contains(table.Table)))
        {
            var updated = table.Updated - (before.Tables.GetValueOrDefault(table.Oid)?.Updated ?? 0);
            await using var command = new NpgsqlCommand($"select count(*) from {string.Join('.', table.Table.Split('.', 2).Select(name => $"\"{name}\""))}", connection);

            if (updated > 0 && await command.ExecuteScalarAsync(cancellationToken) is long count && count <= updated)
            {
                whole.Add(table.Table);
            }
        }

        return whole;
    }

    private static StatementRun Compare(SqlStatement statement, TimeSpan elapsed, Probe before, Probe now, IReadOnlySet<long> existing)
    {
        var known = before.Tables.Values.Where(table => existing.Contains(table.Oid)).ToList();

        return new StatementRun
        {
            Statement = statement,
            Elapsed = elapsed,
            LockTimeout = before.LockTimeout,
            HeldBefore = [.. before.Locks.Values.Where(held => existing.Contains(held.Oid))],
            Held = [.. now.Locks.Values.Where(held => existing.Contains(held.Oid))],
            Scanned = Names(known, table => now.Tables.GetValueOrDefault(table.Oid)?.Scans > table.Scans),
            Rewritten = Names(known, table => now.Tables.TryGetValue(table.Oid, out var later) && later.FileNode != table.FileNode),
            Written = Names(known, table => IsDml(statement) && IsWritten(statement, table, before, now)),
            Deleted = Names(known, table => now.Tables.GetValueOrDefault(table.Oid)?.Deleted > table.Deleted),
        };
    }

    private static List<string> Names(List<TableActivity> tables, Func<TableActivity, bool> condition) => tables.Where(condition).Select(table => table.Table).ToList();

    /// <summary>A lock for writing is taken also when no row is there to be written; one that is held already says nothing, so the table has to be named.</summary>
    private static bool IsWritten(SqlStatement statement, TableActivity table, Probe before, Probe now)
    {
        var held = now.Locks.GetValueOrDefault(table.Oid)?.Mode ?? LockMode.AccessShare;
        var heldBefore = before.Locks.GetValueOrDefault(table.Oid)?.Mode ?? LockMode.AccessShare;
        var later = now.Tables.GetValueOrDefault(table.Oid) ?? table;

        return (later.Inserted, later.Updated, later.Deleted) != (table.Inserted, table.Updated, table.Deleted)
            || (held >= LockMode.RowExclusive && heldBefore < LockMode.RowExclusive)
            || (held >= LockMode.RowExclusive && statement.Verb != "SELECT" && Names(statement, table.Table));
    }

    private static bool Names(SqlStatement statement, string table)
    {
        var name = table[(table.IndexOf('.', StringComparison.Ordinal) + 1)..];

        return statement.Tokens.Any(token => string.Equals(token.Value, name, StringComparison.OrdinalIgnoreCase) || (token.Kind == SqlTokenKind.Text && token.Value.Contains(name, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool IsDml(SqlStatement statement) => statement.Verb is "INSERT" or "UPDATE" or "DELETE" or "MERGE" or "WITH" or "DO" or "SELECT" or "CALL";

    /// <summary>Without triggers, those of foreign keys included.</summary>
    private async Task RemoveRowsAsync(CancellationToken cancellationToken)
    {
        var tables = (await Probe.TakeAsync(connection, cancellationToken)).Tables.Values.Select(table => table.Oid);
        await ExecuteAsync(
            $"""
            set local session_replication_role = replica;
            do $$ declare filled regclass; begin
                for filled in select c.oid::regclass from pg_class c where c.relkind = 'r' and c.oid in ({string.Join(", ", tables.DefaultIfEmpty(0))}) loop
                    execute format('delete from %s', filled);
                end loop;
            end $$;
            set local session_replication_role = origin
            """,
            cancellationToken);
    }

    private static bool CannotBeInTransaction(SqlStatement statement) =>
        statement.Has("CONCURRENTLY") || statement.Verb is "VACUUM" || statement.StartsWith("REINDEX", "DATABASE") || statement.StartsWith("REINDEX", "SYSTEM")
        || statement.StartsWith("DROP", "DATABASE") || statement.StartsWith("CREATE", "DATABASE") || statement.StartsWith("ALTER", "SYSTEM");

    /// <summary>Prisma and Supabase send a file as one message: its only statement then has no transaction around it.</summary>
    private static bool IsOneTransaction(SqlMigration migration, IReadOnlyList<SqlStatement> statements) =>
        migration.IsTransactional && !(migration.Layout != MigrationLayout.HotDash && statements is [var only] && CannotBeInTransaction(only));

    private static void RefuseTransactionControl(SqlMigration migration, IReadOnlyList<SqlStatement> statements)
    {
        if (migration.Layout == MigrationLayout.HotDash && statements.FirstOrDefault(statement => statement.IsTransactionControl) is { } control)
        {
            throw new StatementFailedException(control.Line, $"{control.Verb} would end the transaction that protects the file", "25001");
        }
    }

    /// <summary>What reaches beyond the scratch database is not tried out.</summary>
    private static void RefuseClusterWide(SqlStatement statement)
    {
        if (statement.StartsWith("DROP", "DATABASE") || statement.StartsWith("ALTER", "SYSTEM") || statement.StartsWith("DROP", "ROLE") || statement.StartsWith("DROP", "OWNED") || statement.StartsWith("DROP", "TABLESPACE"))
        {
            throw new StatementFailedException(statement.Line, $"{statement.Tokens[0].Value} {statement.Tokens[1].Value} reaches beyond this database and was not tried out", ClusterWide);
        }
    }

    private static string OwnTimeout(SqlMigration migration) =>
        migration.Layout == MigrationLayout.HotDash ? $"set lock_timeout = {(long)s_runner.LockTimeout.TotalMilliseconds}" : "set lock_timeout = 0";

    private async Task RunAsync(int line, string sql, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync(sql, cancellationToken);
        }
        catch (PostgresException exception)
        {
            throw new StatementFailedException(line, exception.MessageText, exception.SqlState);
        }
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        if (sql.Length > 0)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
