using HotDash.Migrations.Tool.CommandLine;
using HotDash.Migrations.Tool.Life;

namespace HotDash.Migrations.Tool.Verbs;

/// <summary>The newest schema that these files know and, with a target, the oldest whose programs the database still serves.</summary>
internal static class SchemaVerb
{
    public static async Task<int> RunAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var set = context.ReadSet();
        await using var target = context.FindTarget();
        var floor = target is null ? null : SchemaFloor.Find(await new LifeStore(target).ReadAsync(cancellationToken));
        var newest = set.Migrations is [.., var last] ? last.Name : null;
        context.Out.WriteLine(context.Options.Has("--json")
            ? Json.WriteLine(new { newest, floor, isMeasured = target is not null })
            : $"{set.Name}: the files know {newest ?? "nothing"}; the database serves programs {(target is null ? "of a schema that was not looked at" : floor is null ? "of every schema" : $"that know {floor} or newer")}");

        return ExitCodes.Done;
    }
}
