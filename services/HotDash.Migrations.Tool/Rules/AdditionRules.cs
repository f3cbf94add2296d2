using HotDash.Migrations.Tool.Catalog;
using HotDash.Migrations.Tool.Verdicts;

namespace HotDash.Migrations.Tool.Rules;

/// <summary>Things added to what the running release uses.</summary>
internal static class AdditionRules
{
    private static readonly RuleText s_requiredColumn = new("add-required-column", Effect.Contract, "The running release inserts rows without this column, and every such insert fails.", "Give it a default, or add it nullable and require it in a later release.");
    private static readonly RuleText s_restrictsWrites = new("restricts-writes", Effect.Advice, "Writes of the running release that it does not allow will fail.", "Make sure that no release writes such rows.");
    private static readonly RuleText s_invalidIndex = new("invalid-index", Effect.Risky, "The concurrent build failed and left an index that slows writes and serves no query.", "Find the rows that it failed on, drop it concurrently, create it again.");
    private static readonly RuleText s_restrictivePolicy = new("add-restrictive-policy", Effect.Risky, "A restrictive policy hides rows from the running release, or refuses its writes.", "Ship it in a migration of its own, with an approval, once no release is hit.");
    private static readonly RuleText s_policy = new("add-policy", Effect.Advice, "Row security lets more through than before.", "Check who is meant; 'using (true)' is everybody of these roles.");
    private static readonly RuleText s_trigger = new("add-trigger", Effect.Advice, "Writes of the running release run through it.", "Make sure that it neither refuses nor slows them.");
    private static readonly RuleText s_rule = new("add-rule", Effect.Risky, "Statements of the running release are rewritten by it.", "Use a trigger on new columns, or a view under another name.");
    private static readonly RuleText s_enumValue = new("add-enum-value", Effect.Advice, "The running release may read a value that it does not know. A value cannot be taken back.", "Write it only once every release knows it.");
    private static readonly RuleText s_domainConstraint = new("add-domain-constraint", Effect.Risky, "Every table that uses the domain is read with a lock that blocks writes, and writes of the running release may fail.", "Add it NOT VALID and validate it in a later migration.");
    private static readonly RuleText s_publicGrant = new("grant-public", Effect.Advice, "Everybody who can connect gets this right.", "Grant it to the role that needs it.");
    private static readonly RuleText s_securityDefiner = new("security-definer-search-path", Effect.Advice, "A function with its owner's rights that follows the caller's search_path can be made to run the caller's code.", "Add 'set search_path = …' to it.");

    public static RuleText? Added(CatalogObject added) => added.Kind switch
    {
        CatalogKind.Column when added.IsTrue("not_null") && added["default"].Length == 0 && added["identity"].Length == 0 && added["generated"].Length == 0 => s_requiredColumn,
        CatalogKind.Constraint => s_restrictsWrites,
        CatalogKind.Index when !added.IsTrue("valid") => s_invalidIndex,
        CatalogKind.Index when added.IsTrue("unique") && !added.IsTrue("constraint") => s_restrictsWrites,
        CatalogKind.Policy => added.IsTrue("permissive") ? s_policy : s_restrictivePolicy,
        CatalogKind.Trigger => s_trigger,
        CatalogKind.Rule => s_rule,
        CatalogKind.EnumValue => s_enumValue,
        CatalogKind.DomainConstraint => added.IsTrue("validated") ? s_domainConstraint : s_restrictsWrites,
        CatalogKind.Grant when added.Name.StartsWith("public ", StringComparison.Ordinal) => s_publicGrant,
        CatalogKind.Function when added.IsTrue("security_definer") && !added.IsTrue("search_path") => s_securityDefiner,
        _ => null,
    };
}
