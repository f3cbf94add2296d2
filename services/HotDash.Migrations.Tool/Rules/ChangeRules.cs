using HotDash.Migrations.Tool.Catalog;
using HotDash.Migrations.Tool.Verdicts;

namespace HotDash.Migrations.Tool.Rules;

/// <summary>Properties of things that the running release uses.</summary>
internal static class ChangeRules
{
    private const string Beside = "Add a column of the new type beside it, write both, move readers, drop the old one later.";
    private const string Approved = "Ship it in a migration of its own, with an approval, once no release is hit.";

    private static readonly RuleText s_type = new("change-type", Effect.Contract, "The running release reads and writes the old type.", Beside);
    private static readonly RuleText s_widerType = new("widen-type", Effect.Advice, "Longer values can get in than the running release knows.", "Make sure that it copes with them.");
    private static readonly RuleText s_dropNotNull = new("drop-not-null", Effect.Risky, "The running release reads the column without expecting a null.", "Keep the column required as long as such a release runs or could be rolled back to.");
    private static readonly RuleText s_setNotNull = new("set-not-null", Effect.Advice, "A write of the running release without a value fails.", "A validated check constraint proves that there is none.");
    private static readonly RuleText s_dropDefault = new("drop-default", Effect.Contract, "Inserts of the running release rely on the default.", "Drop it once every release gives the value itself.");
    private static readonly RuleText s_changeDefault = new("change-default", Effect.Advice, "Inserts of the running release get another value than before.", "Make sure that it copes with it.");
    private static readonly RuleText s_identity = new("change-identity", Effect.Contract, "Inserts of the running release give the value, or rely on not giving it.", Approved);
    private static readonly RuleText s_generated = new("change-generated", Effect.Risky, "The running release relies on the column computing itself.", Beside);
    private static readonly RuleText s_replacedConstraint = new("replace-constraint", Effect.Advice, "Other rows are allowed than before.", "Make sure that every release writes what the new one allows.");
    private static readonly RuleText s_replacedUnique = new("drop-unique", Effect.Contract, "ON CONFLICT of the running release names the old columns.", "Add the new constraint beside the old one.");
    private static readonly RuleText s_replacedIndex = new("replace-index", Effect.Advice, "Queries that used the old definition become slow.", "Create the new one under another name, concurrently; drop the old one later.");
    private static readonly RuleText s_invalidIndex = new("invalid-index", Effect.Risky, "The index no longer serves queries.", "Build it again, concurrently.");
    private static readonly RuleText s_view = new("replace-view", Effect.Advice, "The running release reads other rows or values than before.", "Give the new meaning another name.");
    private static readonly RuleText s_viewSecurity = new("change-view-security", Effect.Risky, "Whose rights the view reads with has changed: rows vanish or leak.", Approved);
    private static readonly RuleText s_functionBody = new("replace-function", Effect.Advice, "The running release calls the new body.", "Give the new meaning another name.");
    private static readonly RuleText s_signature = new("change-signature", Effect.Contract, "Calls of the running release do not fit the new signature.", "Create the new signature under another name; drop the old one later.");
    private static readonly RuleText s_functionSecurity = new("change-function-security", Effect.Risky, "Whose rights the function runs with has changed.", Approved);
    private static readonly RuleText s_disableTrigger = new("disable-trigger", Effect.Risky, "What this trigger did for the running release no longer happens.", "Leave it on; drop it when no release needs it.");
    private static readonly RuleText s_trigger = new("replace-trigger", Effect.Advice, "Writes of the running release run through the new one.", "Make sure that it neither refuses nor slows them.");
    private static readonly RuleText s_policy = new("change-policy", Effect.Risky, "Row security changes at once for everybody: rows vanish, or rows that were protected can be read or written.", "Add a policy beside it and prove it; drop the old one with an approval.");
    private static readonly RuleText s_enableRls = new("enable-rls", Effect.Risky, "Rows vanish for every role that no policy lets through, the running release's included.", "Create the policies, prove them for every role, then enable it, with an approval.");
    private static readonly RuleText s_disableRls = new("disable-rls", Effect.Contract, "Every row is open to every role with a grant.", Approved);
    private static readonly RuleText s_owner = new("change-owner", Effect.Risky, "Rights, row security and later migrations depend on the owner.", Approved);
    private static readonly RuleText s_persistence = new("change-persistence", Effect.Risky, "An unlogged table is empty after a crash; both ways the table is written anew under a lock.", Approved);
    private static readonly RuleText s_partition = new("change-partition", Effect.Advice, "Rows are found elsewhere than before.", "Make sure that the running release still finds them.");
    private static readonly RuleText s_sequence = new("change-sequence", Effect.Risky, "The running release gets other numbers than it expects.", Approved);
    private static readonly RuleText s_domain = new("change-domain", Effect.Contract, "Every table that uses the domain is read under a lock, and writes of the running release may fail.", "Create another domain.");
    private static readonly RuleText s_detail = new("change-detail", Effect.Advice, "Something around the data has changed.", "Look whether anything depends on it.");

    public static RuleText? Changed(CatalogChange change) => change.Subject.Kind switch
    {
        CatalogKind.Column => Column(change),
        CatalogKind.ViewColumn => change.Property == "type" ? s_type : null,
        CatalogKind.Table => Table(change),
        CatalogKind.Constraint => Constraint(change),
        CatalogKind.DomainConstraint => change.Property == "definition" ? s_replacedConstraint : null,
        CatalogKind.Index => Index(change),
        CatalogKind.View => change.Property switch { "definition" => s_view, "owner" => s_owner, "options" => s_viewSecurity, _ => s_type },
        CatalogKind.Function => Function(change),
        CatalogKind.Trigger => change is { Property: "enabled", New: "D" or "R" } ? s_disableTrigger : s_trigger,
        CatalogKind.Rule => s_view,
        CatalogKind.Policy => s_policy,
        CatalogKind.Type => change.Property == "default" ? s_changeDefault : s_domain,
        CatalogKind.Sequence => IsWiderSequence(change) ? s_detail : s_sequence,
        CatalogKind.Schema => s_owner,
        CatalogKind.Extension => s_detail,
        _ => null,
    };

    private static RuleText? Column(CatalogChange change) => change.Property switch
    {
        "type" => TypeWidening.Allows(change.Old, change.New) ? s_widerType : s_type,
        "collation" => s_type,
        "not_null" => change.New == "true" ? s_setNotNull : s_dropNotNull,
        "identity" => change is { Old: "", New: "d" } or { Old: "a", New: "d" } ? s_detail : s_identity,
        "generated" => s_generated,
        "default" when change.After?["generated"].Length > 0 || change.Before?["generated"].Length > 0 => s_generated,
        "default" when change.New.Length == 0 => change.After?["identity"].Length > 0 ? null : s_dropDefault,
        "default" => s_changeDefault,
        _ => s_detail,
    };

    private static RuleText? Table(CatalogChange change) => change.Property switch
    {
        "rls" => change.New == "true" ? s_enableRls : s_disableRls,
        "force_rls" => change.New == "true" ? s_enableRls : s_disableRls,
        "owner" => s_owner,
        "persistence" => s_persistence,
        "kind" => s_type,
        "parents" or "bound" => s_partition,
        _ => s_detail,
    };

    private static RuleText? Constraint(CatalogChange change) => change.Property switch
    {
        "validated" => null,
        _ when change.Before?["type"] is "p" or "u" or "x" => s_replacedUnique,
        _ => s_replacedConstraint,
    };

    private static RuleText? Index(CatalogChange change) => change.Property switch
    {
        "constraint" => null,
        "valid" => change.New == "true" ? null : s_invalidIndex,
        _ when change.Before is { } before && before.IsTrue("constraint") => null,
        _ when change.Before is { } before && before.IsTrue("unique") => s_replacedUnique,
        _ => s_replacedIndex,
    };

    private static RuleText? Function(CatalogChange change) => change.Property switch
    {
        "result" or "arguments" or "kind" => s_signature,
        "security_definer" => s_functionSecurity,
        "owner" => s_owner,
        _ => s_functionBody,
    };

    private static bool IsWiderSequence(CatalogChange change) => change.Property switch
    {
        "type" => (change.Old, change.New) is ("smallint", _) or ("integer", "bigint"),
        "max" => decimal.TryParse(change.Old, out var old) && decimal.TryParse(change.New, out var now) && now >= old,
        _ => false,
    };
}
