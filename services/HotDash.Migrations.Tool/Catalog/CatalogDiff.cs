namespace HotDash.Migrations.Tool.Catalog;

/// <summary>What is different between two snapshots, things matched by name and, when the database is the same, by identity.</summary>
internal static class CatalogDiff
{
    public static IReadOnlyList<CatalogChange> Between(CatalogSnapshot before, CatalogSnapshot after)
    {
        var removed = before.Objects.Where(item => Match(item, after) is null).ToList();
        var added = after.Objects.Where(item => Match(item, before) is null).ToList();
        var renamed = Renamed(removed, added);
        var lost = renamed.Select(pair => pair.Before).ToHashSet();
        var found = renamed.Select(pair => pair.After).ToHashSet();
        var removedParents = removed.Where(item => !IsPart(item) && !lost.Contains(item)).Select(item => item.Identity.Oid).ToHashSet();
        var addedParents = added.Where(item => !IsPart(item) && !found.Contains(item)).Select(item => item.Identity.Oid).ToHashSet();

        return
        [
            .. removed.Where(item => !lost.Contains(item)).Select(item => new CatalogChange(ChangeKind.Removed, item, null, WithParent: IsPart(item) && removedParents.Contains(item.ParentOid))),
            .. renamed.Where(pair => pair.Before.Name != pair.After.Name || IsMoved(pair.Before, pair.After)).Select(pair => new CatalogChange(ChangeKind.Renamed, pair.Before, pair.After)),
            .. renamed.SelectMany(pair => Changed(pair.Before, pair.After)),
            .. before.Objects.SelectMany(item => Match(item, after) is { } same ? Changed(item, same) : []),
            .. added.Where(item => !found.Contains(item)).Select(item => new CatalogChange(ChangeKind.Added, null, item, WithParent: IsPart(item) && addedParents.Contains(item.ParentOid))),
        ];
    }

    /// <summary>The same thing in the other snapshot. What holds rows, and was dropped and made again under its old name, is not the same.</summary>
    private static CatalogObject? Match(CatalogObject item, CatalogSnapshot other) =>
        other.ByKey.GetValueOrDefault(item.Key) is { } found && (!HoldsRows(item) || item.Identity == found.Identity || item.Identity.Oid == 0) ? found : null;

    private static bool HoldsRows(CatalogObject item) => item.Kind is CatalogKind.Table or CatalogKind.Column or CatalogKind.Sequence or CatalogKind.Type or CatalogKind.Schema;

    private static List<(CatalogObject Before, CatalogObject After)> Renamed(List<CatalogObject> removed, List<CatalogObject> added)
    {
        var byIdentity = added.Where(item => item.Identity.Oid != 0).ToDictionary(item => item.Identity);

        return
        [
            .. removed.Where(item => byIdentity.ContainsKey(item.Identity)).Select(item => (item, byIdentity[item.Identity])),
            // A grant has no identity of its own; it moves with the table that is renamed.
            .. removed.Where(item => item.Kind == CatalogKind.Grant)
                .Select(item => (item, added.FirstOrDefault(other => other.Kind == CatalogKind.Grant && other.ParentOid == item.ParentOid && other.Name == item.Name)))
                .Where(pair => pair.Item2 is not null)
                .Select(pair => (pair.item, pair.Item2!)),
        ];
    }

    /// <summary>A table moves when its schema changes; a column has another parent's name only because the table was renamed.</summary>
    private static bool IsMoved(CatalogObject before, CatalogObject after) => !IsPart(before) && before.Parent != after.Parent && before.ParentOid != after.ParentOid;

    private static bool IsPart(CatalogObject item) => item.Kind
        is CatalogKind.Column or CatalogKind.ViewColumn or CatalogKind.Constraint or CatalogKind.Index or CatalogKind.Trigger or CatalogKind.Rule
        or CatalogKind.Policy or CatalogKind.EnumValue or CatalogKind.DomainConstraint or CatalogKind.Grant;

    private static IEnumerable<CatalogChange> Changed(CatalogObject before, CatalogObject after) =>
        before.Properties.Keys.Union(after.Properties.Keys)
            .Where(property => before[property] != after[property])
            .Select(property => new CatalogChange(ChangeKind.Changed, before, after, property));
}
