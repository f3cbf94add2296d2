using HotDash.Migrations.Tool.CommandLine;
using HotDash.Migrations.Tool.Life;

namespace HotDash.Migrations.Tool.Verbs;

/// <summary>Applies what was validated and reviewed with its present contents, and nothing else.</summary>
internal static class ApplyVerb
{
    public static async Task<int> RunAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var actor = context.Options.Require("--actor", "who applies it.");
        var set = context.ReadSet();
        await using var target = context.RequireTarget();
        var store = new LifeStore(target);
        var pending = await Pending.FindAsync(target, set, cancellationToken);

        if (LifeRefusal.Print(context, pending, await store.ReadAsync(cancellationToken), LifeState.Applied))
        {
            return ExitCodes.Refused;
        }

        foreach (var migration in pending)
        {
            // One file at a time, so that each has its own time and a failure leaves a true record.
            var until = set with { Migrations = [.. set.Migrations.TakeWhile(other => other != migration), migration] };
            var started = context.Time.GetTimestamp();
            await ToolContext.Runner(target).ApplyAsync(until, cancellationToken);
            var elapsed = (long)context.Time.GetElapsedTime(started).TotalMilliseconds;
            await store.AddAsync([new LifeEvent(migration.Name, migration.Checksum, LifeState.Applied, actor, context.Time.GetUtcNow(), Json.WriteLine(new { elapsedMs = elapsed }))], cancellationToken);
            context.Out.WriteLine(context.Options.Has("--json") ? Json.WriteLine(new { migration.Name, State = LifeState.Applied, ElapsedMs = elapsed }) : $"applied {migration.File} in {elapsed} ms");
        }

        if (!context.Options.Has("--json"))
        {
            context.Out.WriteLine($"{set.Name}: {pending.Count} applied by {actor}");
        }

        return ExitCodes.Done;
    }
}
