using HotDash.Migrations.Tool.Catalog;

namespace HotDash.Migrations.Tool.Reverse;

/// <summary>Statements that give a thing a property back that it had.</summary>
internal static class ReverseChange
{
    /// <returns>Null when none does; empty when another statement does it as well.</returns>
    public static string? Undo(CatalogChange change) => change.Subject.Kind switch
    {
        CatalogKind.Column => Column(change),
        CatalogKind.Table => Table(change),
        CatalogKind.Constraint => Constraint(change),
        CatalogKind.Index when change.Property is "constraint" or "valid" => "",
        CatalogKind.Index => $"drop index {Index(change)}; {change.Before!["definition"]}",
        CatalogKind.View when change.Property == "definition" && change.Before!["kind"] == "v" => $"create or replace view {ReverseSql.Name(change.After!)} as {change.Before["definition"].TrimEnd(';')}",
        CatalogKind.Function when change.Property is "definition" or "security_definer" or "search_path" => change.Before!["definition"],
        CatalogKind.Trigger => $"drop trigger {ReverseSql.Quote(change.After!.Name)} on {ReverseSql.Parent(change.After)}; {change.Before!["definition"]}",
        CatalogKind.Policy => $"drop policy {ReverseSql.Quote(change.After!.Name)} on {ReverseSql.Parent(change.After)}; {ReverseSql.CreatePolicy(change.Before!)}",
        _ => null,
    };

    private static string? Column(CatalogChange change)
    {
        var column = $"alter table {ReverseSql.Parent(change.After!)} alter column {ReverseSql.Quote(change.After!.Name)}";

        return change.Property switch
        {
            "not_null" => $"{column} {(change.Old == "true" ? "set" : "drop")} not null",
            "default" when change.After["generated"].Length > 0 || change.Before!["generated"].Length > 0 => null,
            "default" => change.Old.Length == 0 ? $"{column} drop default" : $"{column} set default {change.Old}",
            "type" => $"{column} type {change.Old} using {ReverseSql.Quote(change.After.Name)}::{change.Old}",
            "identity" when change.Old.Length == 0 => $"{column} drop identity",
            _ => null,
        };
    }

    private static string? Table(CatalogChange change)
    {
        var table = $"alter table {ReverseSql.Name(change.After!)}";

        return change.Property switch
        {
            "rls" => $"{table} {(change.Old == "true" ? "enable" : "disable")} row level security",
            "force_rls" => $"{table} {(change.Old == "true" ? "force" : "no force")} row level security",
            "owner" => $"{table} owner to {change.Old}",
            "persistence" => $"{table} set {(change.Old == "u" ? "unlogged" : "logged")}",
            _ => null,
        };
    }

    private static string? Constraint(CatalogChange change)
    {
        var (table, name) = (ReverseSql.Parent(change.After!), ReverseSql.Quote(change.After!.Name));
        var old = change.Before!;

        return $"alter table {table} drop constraint {name}, add constraint {name} {old["definition"]}{(old.IsTrue("validated") ? "" : " not valid")}";
    }

    private static string Index(CatalogChange change) =>
        $"{ReverseSql.Quote(change.After!.Parent[..change.After.Parent.IndexOf('.', StringComparison.Ordinal)])}.{ReverseSql.Quote(change.After.Name)}";
}
