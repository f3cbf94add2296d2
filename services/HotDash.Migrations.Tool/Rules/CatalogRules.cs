using HotDash.Migrations.Folders;
using HotDash.Migrations.Tool.Catalog;
using HotDash.Migrations.Tool.DryRun;
using HotDash.Migrations.Tool.Verdicts;

namespace HotDash.Migrations.Tool.Rules;

/// <summary>Judges what a file did to the schema.</summary>
internal static class CatalogRules
{
    private static readonly RuleText s_tableWithoutRls = new("table-without-rls", Effect.Advice, "Supabase serves tables of this schema over its API; without row security everybody with the public key can read and write it.", "Enable row level security and create policies in the same file.");

    public static IEnumerable<Finding> Judge(FileRun run, ReleasedSchema released) =>
        run.Changes.Where(change => !change.WithParent)
            .Select(change => (Change: change, Rule: FindMissingRls(change, run) ?? Find(change, released)))
            .Where(found => found.Rule is not null)
            .Select(found => found.Rule!.At(run.Migration.File, run.ChangeLines.GetValueOrDefault(found.Change.Key, 1), found.Change.ToString()));

    /// <summary>Null when the running release does not notice.</summary>
    public static RuleText? Find(CatalogChange change, ReleasedSchema released) =>
        !released.Concerns(change) ? null : change.Kind switch
        {
            ChangeKind.Removed => RemovalRules.Removed(change.Subject),
            ChangeKind.Renamed => RemovalRules.Renamed(change.Subject),
            ChangeKind.Added => AdditionRules.Added(change.Subject),
            _ => ChangeRules.Changed(change),
        };

    private static RuleText? FindMissingRls(CatalogChange change, FileRun run) =>
        change is { Kind: ChangeKind.Added, After: { Kind: CatalogKind.Table, Parent: "public" } table } && run.Migration.Layout == MigrationLayout.Supabase && !table.IsTrue("rls")
            ? s_tableWithoutRls
            : null;
}
