namespace HotDash.Migrations.Tool.Catalog;

internal enum ChangeKind
{
    Added,
    Removed,
    Renamed,
    Changed,
}
