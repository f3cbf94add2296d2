using HotDash.Migrations.Tool.CommandLine;
using HotDash.Migrations.Tool.Life;

namespace HotDash.Migrations.Tool.Verbs;

/// <summary>Somebody answers for what was validated.</summary>
internal static class ReviewVerb
{
    public static async Task<int> RunAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var actor = context.Options.Require("--actor", "who reviewed it.");
        var reason = context.Options.Require("--reason", "what was looked at.");
        var set = context.ReadSet();
        await using var target = context.RequireTarget();
        var store = new LifeStore(target);
        var events = await store.ReadAsync(cancellationToken);
        var pending = await Pending.FindAsync(target, set, cancellationToken);

        if (LifeRefusal.Print(context, pending, events, LifeState.Reviewed))
        {
            return ExitCodes.Refused;
        }

        await store.AddAsync(pending.Select(migration => new LifeEvent(migration.Name, migration.Checksum, LifeState.Reviewed, actor, context.Time.GetUtcNow(), Json.WriteLine(new { reason }))), cancellationToken);
        context.Out.WriteLine($"{set.Name}: {pending.Count} reviewed by {actor}");

        return ExitCodes.Done;
    }
}
