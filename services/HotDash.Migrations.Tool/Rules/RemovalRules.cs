using HotDash.Migrations.Tool.Catalog;
using HotDash.Migrations.Tool.Verdicts;

namespace HotDash.Migrations.Tool.Rules;

/// <summary>Things that the running release may use and that are gone, or have another name.</summary>
internal static class RemovalRules
{
    private const string Later = "Leave it until no release that runs or could be rolled back to uses it; then drop it in a migration of its own, with an approval.";

    private static readonly RuleText s_dropTable = new("drop-table", Effect.Contract, "The running release reads and writes this table, and its rows are lost for good.", Later);
    private static readonly RuleText s_dropColumn = new("drop-column", Effect.Contract, "The running release names this column, and its values are lost for good.", Later);
    private static readonly RuleText s_dropView = new("drop-view", Effect.Contract, "The running release reads this view.", Later);
    private static readonly RuleText s_dropFunction = new("drop-function", Effect.Contract, "The running release, a policy or a trigger may call this function.", "Create the new signature beside the old one; drop the old one later.");
    private static readonly RuleText s_dropType = new("drop-type", Effect.Contract, "The running release casts to this type or reads it.", Later);
    private static readonly RuleText s_dropSchema = new("drop-schema", Effect.Contract, "Everything in it is lost.", Later);
    private static readonly RuleText s_dropSequence = new("drop-sequence", Effect.Contract, "The running release takes numbers from this sequence.", Later);
    private static readonly RuleText s_dropExtension = new("drop-extension", Effect.Contract, "Its functions and types go with it.", Later);
    private static readonly RuleText s_dropPolicy = new("drop-policy", Effect.Contract, "Row security changes at once for everybody: rows vanish, or rows that were protected can be written.", "Add the new policy first and prove it; drop the old one in a migration of its own, with an approval.");
    private static readonly RuleText s_dropTrigger = new("drop-trigger", Effect.Risky, "What this trigger did for the running release no longer happens.", Later);
    private static readonly RuleText s_dropRule = new("drop-rule", Effect.Risky, "Statements of the running release go elsewhere than before.", Later);
    private static readonly RuleText s_dropUnique = new("drop-unique", Effect.Contract, "ON CONFLICT of the running release fails without it, and duplicates get in that cannot be taken back.", Later);
    private static readonly RuleText s_dropConstraint = new("drop-constraint", Effect.Advice, "Rows can get in that the running release does not expect.", "Make sure that it copes with them.");
    private static readonly RuleText s_dropIndex = new("drop-index", Effect.Advice, "Queries of the running release that used this index become slow.", "Look at pg_stat_user_indexes.idx_scan in staging first.");
    private static readonly RuleText s_revoke = new("revoke", Effect.Contract, "The role loses a right that the running release may use.", "Revoke it once no release needs it, in a migration of its own, with an approval.");
    private static readonly RuleText s_rename = new("rename", Effect.Contract, "The running release uses the old name.", "Add the new one beside it and let both be written; drop the old one when no release uses it. For a table, a view of the old name can stand in.");
    private static readonly RuleText s_renameDetail = new("rename-detail", Effect.Advice, "A statement that names it (ON CONFLICT ON CONSTRAINT, an error handler) no longer finds it.", "Search the code for the old name.");

    public static RuleText? Removed(CatalogObject gone) => gone.Kind switch
    {
        CatalogKind.Table => s_dropTable,
        CatalogKind.Column => s_dropColumn,
        CatalogKind.View or CatalogKind.ViewColumn => s_dropView,
        CatalogKind.Function => s_dropFunction,
        CatalogKind.Type or CatalogKind.EnumValue => s_dropType,
        CatalogKind.Schema => s_dropSchema,
        CatalogKind.Sequence => s_dropSequence,
        CatalogKind.Extension => s_dropExtension,
        CatalogKind.Policy => s_dropPolicy,
        CatalogKind.Trigger => s_dropTrigger,
        CatalogKind.Rule => s_dropRule,
        CatalogKind.Grant => s_revoke,
        CatalogKind.Constraint => gone["type"] is "p" or "u" or "x" ? s_dropUnique : s_dropConstraint,
        CatalogKind.DomainConstraint => s_dropConstraint,
        // The constraint itself is what counts.
        CatalogKind.Index when gone.IsTrue("constraint") => null,
        CatalogKind.Index => gone.IsTrue("unique") ? s_dropUnique : s_dropIndex,
        _ => null,
    };

    public static RuleText Renamed(CatalogObject before) =>
        before.Kind is CatalogKind.Constraint or CatalogKind.Index or CatalogKind.Trigger or CatalogKind.Policy or CatalogKind.Rule or CatalogKind.DomainConstraint or CatalogKind.Grant
            ? s_renameDetail
            : s_rename;
}
