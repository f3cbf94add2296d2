namespace HotDash.Migrations.Tool.DryRun;

/// <summary>A lock that makes others wait, from the line that took it until the transaction's end. Measured on the sample data.</summary>
internal sealed record LockSpan(string Table, LockMode Mode, int Line, TimeSpan Held)
{
    public static IReadOnlyList<LockSpan> Of(FileRun run) =>
    [
        .. run.Statements.SelectMany((statement, index) => statement.Taken.Where(taken => taken.BlocksWrites)
            .Select(taken => new LockSpan(taken.Table, taken.Mode, statement.Statement.Line, HeldFrom(run, index)))),
    ];

    private static TimeSpan HeldFrom(FileRun run, int index) =>
        run.Migration.IsTransactional
            ? TimeSpan.FromTicks(run.Statements.Skip(index).Sum(statement => statement.Elapsed.Ticks))
            : run.Statements[index].Elapsed;
}
