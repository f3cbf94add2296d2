using HotDash.Migrations.Tool.CommandLine;
using HotDash.Migrations.Tool.Life;

namespace HotDash.Migrations.Tool.Verbs;

internal static class LifeRefusal
{
    /// <returns>True when a file may not take the step; it has been said which and why.</returns>
    public static bool Print(ToolContext context, IReadOnlyList<SqlMigration> pending, IReadOnlyList<LifeEvent> events, LifeState next)
    {
        var refused = pending.Select(migration => (migration.File, Why: MigrationLife.Of(migration, events).Refuse(next))).Where(item => item.Why is not null).ToList();

        foreach (var (file, why) in refused)
        {
            context.Out.WriteLine($"{file}: refused, {why}");
        }

        return refused.Count > 0;
    }
}
