using HotDash.Migrations.Tool.Catalog;

namespace HotDash.Migrations.Tool.Rules;

/// <summary>What the running release knows. What came after it can be changed at will.</summary>
internal sealed class ReleasedSchema(CatalogSnapshot snapshot)
{
    public IReadOnlySet<long> Stored => snapshot.Stored;

    public bool Concerns(CatalogChange change) => change.Before is { } before ? snapshot.Knows(before) : change.After is { } after && snapshot.KnowsParent(after);
}
