using HotDash.Migrations.Tool.Catalog;

namespace HotDash.Migrations.Tool.Reverse;

/// <summary>Statements that take the changes of a schema back, or the reason why none can.</summary>
internal static class ReverseSql
{
    public static (IReadOnlyList<string> Statements, IReadOnlyList<string> Impossible) From(IReadOnlyList<CatalogChange> changes)
    {
        var statements = new List<(int Order, long Age, string Sql)>();
        var impossible = new List<string>();

        foreach (var change in changes.Where(change => IsOfItsOwn(change) && !IsFollowing(change, changes)))
        {
            if (Undo(change) is { } sql)
            {
                statements.AddRange(sql.Length > 0 ? [(Order(change), Age(change), sql)] : Array.Empty<(int, long, string)>());
            }
            else
            {
                impossible.Add(Why(change));
            }
        }

        return ([.. statements.OrderBy(item => item.Order).ThenBy(item => item.Age).Select(item => item.Sql).Distinct()], [.. impossible.Distinct()]);
    }

    private static string? Undo(CatalogChange change) => change.Kind switch
    {
        ChangeKind.Added => Drop(change.Subject),
        ChangeKind.Removed => Create(change.Subject),
        ChangeKind.Renamed => RenameBack(change),
        _ => ReverseChange.Undo(change),
    };

    /// <summary>What depends on other things goes first and comes back last.</summary>
    private static int Order(CatalogChange change)
    {
        var rank = change.Subject.Kind switch
        {
            CatalogKind.Grant => 0,
            CatalogKind.Policy or CatalogKind.Rule => 1,
            CatalogKind.Trigger => 2,
            CatalogKind.Constraint => change.Subject["type"] == "f" ? 3 : 6,
            CatalogKind.Index => 4,
            CatalogKind.View => 5,
            CatalogKind.Column => 7,
            CatalogKind.Table => 8,
            CatalogKind.Function => 9,
            CatalogKind.Sequence => 10,
            CatalogKind.DomainConstraint => 11,
            CatalogKind.Type => 12,
            _ => 13,
        };

        return change.Kind switch { ChangeKind.Added => rank, ChangeKind.Renamed => 20, ChangeKind.Changed => 30 + rank, _ => 100 - rank };
    }

    /// <summary>What was made later may depend on what was made earlier: it goes first, and comes back last.</summary>
    private static long Age(CatalogChange change) => change.Kind == ChangeKind.Added ? -change.Subject.Identity.Oid : change.Subject.Identity.Oid;

    /// <summary>What goes with a table needs no statement, but two new tables may refer to each other, and a view that comes back lacks its rights.</summary>
    private static bool IsOfItsOwn(CatalogChange change) => !change.WithParent
        || (change.Kind == ChangeKind.Added && change.Subject is { Kind: CatalogKind.Constraint } constraint && constraint["type"] == "f")
        || (change.Kind == ChangeKind.Removed && change.Subject.Kind is CatalogKind.Grant or CatalogKind.Index or CatalogKind.Trigger or CatalogKind.Rule);

    private static string? Drop(CatalogObject added) => added.Kind switch
    {
        CatalogKind.Table => $"drop table {Name(added)}",
        CatalogKind.Column => $"alter table {Parent(added)} drop column {Quote(added.Name)}",
        CatalogKind.Constraint => $"alter table {Parent(added)} drop constraint {Quote(added.Name)}",
        CatalogKind.Index => added.IsTrue("constraint") ? "" : $"drop index {Schema(added)}.{Quote(added.Name)}",
        CatalogKind.View => $"drop {(added["kind"] == "m" ? "materialized view" : "view")} {Name(added)}",
        CatalogKind.Function => $"drop {Routine(added)} {Quote(added.Parent)}.{Signature(added)}",
        CatalogKind.Trigger => $"drop trigger {Quote(added.Name)} on {Parent(added)}",
        CatalogKind.Rule => $"drop rule {Quote(added.Name)} on {Parent(added)}",
        CatalogKind.Policy => $"drop policy {Quote(added.Name)} on {Parent(added)}",
        CatalogKind.Grant => $"revoke {Privilege(added)} on {added["on"]} {GrantTarget(added)} from {Grantee(added)}",
        CatalogKind.Type => $"drop {(added["kind"] == "d" ? "domain" : "type")} {Name(added)}",
        CatalogKind.DomainConstraint => $"alter domain {Parent(added)} drop constraint {Quote(added.Name)}",
        CatalogKind.Sequence => $"drop sequence {Name(added)}",
        CatalogKind.Schema => $"drop schema {Quote(added.Name)}",
        CatalogKind.Extension => $"drop extension {Quote(added.Name)}",
        CatalogKind.ViewColumn => "",
        _ => null,
    };

    private static string? Create(CatalogObject gone) => gone.Kind switch
    {
        CatalogKind.Constraint => $"alter table {Parent(gone)} add constraint {Quote(gone.Name)} {gone["definition"]}{(gone.IsTrue("validated") ? "" : " not valid")}",
        CatalogKind.Index => gone.IsTrue("constraint") ? "" : gone["definition"],
        CatalogKind.View => $"create {(gone["kind"] == "m" ? "materialized view" : "view")} {Name(gone)} as {gone["definition"].TrimEnd(';')}",
        CatalogKind.Function when gone["kind"] != "a" => gone["definition"],
        CatalogKind.Trigger or CatalogKind.Rule => gone["definition"].TrimEnd(';'),
        CatalogKind.Policy => CreatePolicy(gone),
        CatalogKind.Grant => $"grant {Privilege(gone)} on {gone["on"]} {GrantTarget(gone)} to {Grantee(gone)}",
        CatalogKind.DomainConstraint => $"alter domain {Parent(gone)} add constraint {Quote(gone.Name)} {gone["definition"]}{(gone.IsTrue("validated") ? "" : " not valid")}",
        CatalogKind.ViewColumn => "",
        _ => null,
    };

    private static string? RenameBack(CatalogChange change)
    {
        var (before, after) = (change.Before!, change.After!);

        return before.Kind switch
        {
            CatalogKind.Table when before.Parent != after.Parent => $"alter table {Name(after)} set schema {Quote(before.Parent)}",
            CatalogKind.Table => $"alter table {Name(after)} rename to {Quote(before.Name)}",
            CatalogKind.Column => $"alter table {Parent(before)} rename column {Quote(after.Name)} to {Quote(before.Name)}",
            CatalogKind.Constraint => $"alter table {Parent(before)} rename constraint {Quote(after.Name)} to {Quote(before.Name)}",
            CatalogKind.Index when after.IsTrue("constraint") => "",
            CatalogKind.Index => $"alter index {Schema(after)}.{Quote(after.Name)} rename to {Quote(before.Name)}",
            CatalogKind.View => $"alter view {Name(after)} rename to {Quote(before.Name)}",
            CatalogKind.Type => $"alter type {Name(after)} rename to {Quote(before.Name)}",
            CatalogKind.Sequence => $"alter sequence {Name(after)} rename to {Quote(before.Name)}",
            CatalogKind.EnumValue => $"alter type {Parent(before)} rename value {Literal(after.Name)} to {Literal(before.Name)}",
            CatalogKind.Policy => $"alter policy {Quote(after.Name)} on {Parent(before)} rename to {Quote(before.Name)}",
            CatalogKind.Trigger => $"alter trigger {Quote(after.Name)} on {Parent(before)} rename to {Quote(before.Name)}",
            CatalogKind.Schema => $"alter schema {Quote(after.Name)} rename to {Quote(before.Name)}",
            _ => null,
        };
    }

    internal static string CreatePolicy(CatalogObject policy)
    {
        var command = policy["command"] switch { "r" => "select", "a" => "insert", "w" => "update", "d" => "delete", _ => "all" };

        return $"create policy {Quote(policy.Name)} on {Parent(policy)} as {(policy.IsTrue("permissive") ? "permissive" : "restrictive")} for {command} to {policy["roles"]}"
            + (policy["using"].Length > 0 ? $" using ({policy["using"]})" : "")
            + (policy["check"].Length > 0 ? $" with check ({policy["check"]})" : "");
    }

    /// <summary>A constraint or index of a column that is added goes with the column.</summary>
    private static bool IsFollowing(CatalogChange change, IReadOnlyList<CatalogChange> changes) =>
        change is { Kind: ChangeKind.Changed, Property: "definition", Subject.Kind: CatalogKind.Index or CatalogKind.Trigger or CatalogKind.Constraint }
        && changes.Any(other => other.Kind == ChangeKind.Renamed);

    private static string Why(CatalogChange change) => (change.Kind, change.Subject.Kind) switch
    {
        (ChangeKind.Removed, CatalogKind.Table or CatalogKind.Column) => $"{change}: its data are gone",
        (ChangeKind.Added, CatalogKind.EnumValue) => $"{change}: PostgreSQL cannot take a value of an enumeration back",
        _ => $"{change}: no statement restores it",
    };

    internal static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    internal static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    internal static string Name(CatalogObject item) => $"{Quote(item.Parent)}.{Quote(item.Name)}";

    /// <summary>The table that the thing belongs to.</summary>
    internal static string Parent(CatalogObject item)
    {
        var dot = item.Parent.IndexOf('.', StringComparison.Ordinal);

        return $"{Quote(item.Parent[..dot])}.{Quote(item.Parent[(dot + 1)..])}";
    }

    private static string Schema(CatalogObject item) => Quote(item.Parent[..item.Parent.IndexOf('.', StringComparison.Ordinal)]);

    private static string Routine(CatalogObject item) => item["kind"] switch { "p" => "procedure", "a" => "aggregate", _ => "function" };

    private static string Signature(CatalogObject item)
    {
        var open = item.Name.IndexOf('(', StringComparison.Ordinal);

        return Quote(item.Name[..open]) + item.Name[open..];
    }

    private static string Privilege(CatalogObject grant) => grant.Name[(grant.Name.LastIndexOf(' ') + 1)..];

    private static string Grantee(CatalogObject grant) => grant.Name[..grant.Name.LastIndexOf(' ')] is "public" ? "public" : Quote(grant.Name[..grant.Name.LastIndexOf(' ')]);

    private static string GrantTarget(CatalogObject grant)
    {
        var dot = grant.Parent.IndexOf('.', StringComparison.Ordinal);

        return grant["on"] switch
        {
            "schema" => Quote(grant.Parent),
            "function" => Quote(grant.Parent[..dot]) + "." + Quote(grant.Parent[(dot + 1)..grant.Parent.IndexOf('(', StringComparison.Ordinal)]) + grant.Parent[grant.Parent.IndexOf('(', StringComparison.Ordinal)..],
            _ => Parent(grant),
        };
    }
}
