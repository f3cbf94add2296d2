namespace HotDash.Migrations.Tool.Catalog;

/// <param name="Kind">What it is.</param>
/// <param name="Parent">What it belongs to: a schema, or a table with its schema. Empty for a schema.</param>
/// <param name="Name">Its name within the parent.</param>
/// <param name="Identity">What survives a rename.</param>
/// <param name="ParentOid">The object id of the parent.</param>
/// <param name="Properties">What a reader or writer can notice.</param>
internal sealed record CatalogObject(CatalogKind Kind, string Parent, string Name, CatalogIdentity Identity, long ParentOid, IReadOnlyDictionary<string, string> Properties)
{
    public string Key => $"{Kind} {Path}";

    public string Path => Parent.Length == 0 ? Name : Kind == CatalogKind.Grant ? $"{Parent}: {Name}" : $"{Parent}.{Name}";

    public string this[string property] => Properties.GetValueOrDefault(property, "");

    public bool IsTrue(string property) => this[property] == "true";
}
