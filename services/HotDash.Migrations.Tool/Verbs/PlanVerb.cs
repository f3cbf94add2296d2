using HotDash.Migrations.Sql;
using HotDash.Migrations.Tool.CommandLine;
using HotDash.Migrations.Tool.Life;

namespace HotDash.Migrations.Tool.Verbs;

/// <summary>What apply would do, in order, and what still stands in its way.</summary>
internal static class PlanVerb
{
    public static async Task<int> RunAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var set = context.ReadSet();
        await using var target = context.RequireTarget();
        var pending = await Pending.FindAsync(target, set, cancellationToken);
        var events = await new LifeStore(target).ReadAsync(cancellationToken);
        var steps = pending.Select(migration => new
        {
            migration.Name,
            migration.File,
            migration.IsTransactional,
            Statements = SqlScript.Split(migration.Sql).Count,
            Waits = MigrationLife.Of(migration, events).Refuse(LifeState.Applied),
        }).ToList();

        if (context.Options.Has("--dry-run"))
        {
            await ToolContext.Runner(target).TryAsync(set, cancellationToken);
        }

        if (context.Options.Has("--json"))
        {
            context.Out.WriteLine(Json.Write(new { set.Name, TriedOut = context.Options.Has("--dry-run"), Steps = steps }));
        }
        else
        {
            foreach (var step in steps)
            {
                context.Out.WriteLine($"{step.File}: {step.Statements} statements {(step.IsTransactional ? "in one transaction" : "one by one, outside a transaction")}{(step.Waits is { } waits ? $"\n    waits: {waits}" : "")}");
            }

            context.Out.WriteLine($"{set.Name}: {steps.Count} to apply{(context.Options.Has("--dry-run") ? "; tried on the target and taken back" : "")}");
        }

        return ExitCodes.Done;
    }
}
