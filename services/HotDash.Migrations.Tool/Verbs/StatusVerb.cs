using HotDash.Migrations.Tool.CommandLine;
using HotDash.Migrations.Tool.Life;

namespace HotDash.Migrations.Tool.Verbs;

/// <summary>Where each file stands, and the last station of its life.</summary>
internal static class StatusVerb
{
    public static async Task<int> RunAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var set = context.ReadSet();
        await using var target = context.RequireTarget();
        var statuses = await ToolContext.Runner(target).ReadStatusAsync(set, cancellationToken);
        var events = await new LifeStore(target).ReadAsync(cancellationToken);
        var rows = statuses.Select(status => new { status.Name, status.State, status.AppliedAt, Life = events.LastOrDefault(entry => entry.Migration == status.Name && entry.Checksum == status.Checksum) }).ToList();

        if (context.Options.Has("--json"))
        {
            context.Out.WriteLine(Json.Write(new { set.Name, Migrations = rows }));
        }
        else
        {
            foreach (var row in rows)
            {
                context.Out.WriteLine($"{row.State.ToString().ToLowerInvariant(),-8} {row.Name}{(row.Life is { } life ? $"  ({life.State.ToString().ToLowerInvariant()} by {life.Actor}, {life.At:u})" : "")}");
            }

            context.Out.WriteLine($"{set.Name}: {rows.Count(row => row.State == MigrationState.Applied)} applied, {rows.Count(row => row.State == MigrationState.Pending)} pending");
        }

        return rows.Any(row => row.State is MigrationState.Changed or MigrationState.Missing) ? ExitCodes.Drift : ExitCodes.Done;
    }
}
