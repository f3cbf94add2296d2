namespace HotDash.Migrations.Tool.Catalog;

/// <summary>What stays the same when a thing is renamed: its object id, and within a table the number of the column. 0 when it has none.</summary>
internal readonly record struct CatalogIdentity(CatalogKind Kind, long Oid, int Number);
