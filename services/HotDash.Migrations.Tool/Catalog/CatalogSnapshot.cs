namespace HotDash.Migrations.Tool.Catalog;

/// <summary>The schema of a database at one moment.</summary>
internal sealed class CatalogSnapshot(IReadOnlyList<CatalogObject> objects)
{
    public IReadOnlyList<CatalogObject> Objects { get; } = objects;

    public IReadOnlyDictionary<string, CatalogObject> ByKey { get; } = objects.ToDictionary(item => item.Key, StringComparer.Ordinal);

    /// <summary>The object ids of what holds rows: tables, partitioned ones included, and materialized views.</summary>
    public IReadOnlySet<long> Stored { get; } =
        objects.Where(item => item.Kind == CatalogKind.Table || (item.Kind == CatalogKind.View && item["kind"] == "m")).Select(item => item.Identity.Oid).ToHashSet();

    private readonly HashSet<long> _oids = objects.Select(item => item.Identity.Oid).ToHashSet();

    /// <summary>Says whether the thing, by whatever name, was there.</summary>
    public bool Knows(CatalogObject item) => item.Identity.Oid == 0 ? ByKey.ContainsKey(item.Key) : _oids.Contains(item.Identity.Oid) && (item.Identity.Number == 0 || Objects.Any(other => other.Identity == item.Identity));

    public bool KnowsParent(CatalogObject item) => _oids.Contains(item.ParentOid);

    /// <summary>Without identities, to be compared with another database or with what was made again.</summary>
    public CatalogSnapshot Anonymous() => new([.. Objects.Select(item => item with { Identity = item.Identity with { Oid = 0 }, ParentOid = 0 })]);
}
