namespace HotDash.Migrations.Tool.Catalog;

/// <param name="Kind">What happened.</param>
/// <param name="Before">The thing as it was; null when it is new.</param>
/// <param name="After">The thing as it is; null when it is gone.</param>
/// <param name="Property">The property that changed; null unless <see cref="ChangeKind.Changed"/>.</param>
/// <param name="WithParent">It came or went with what it belongs to.</param>
internal sealed record CatalogChange(ChangeKind Kind, CatalogObject? Before, CatalogObject? After, string? Property = null, bool WithParent = false)
{
    public CatalogObject Subject => Before ?? After ?? throw new InvalidOperationException("A change is of something.");

    public string Old => Property is null ? "" : Before?[Property] ?? "";

    public string New => Property is null ? "" : After?[Property] ?? "";

    /// <summary>Two changes with the same key are the same change, also in snapshots taken at other moments.</summary>
    public string Key => $"{Kind} {Subject.Key} {Property}";

    public override string ToString() => Kind switch
    {
        ChangeKind.Renamed => $"{Name} renamed to {After?.Path}",
        ChangeKind.Changed => $"{Name}: {Property} {Show(Old)} → {Show(New)}",
        _ => $"{Name} {Kind.ToString().ToLowerInvariant()}",
    };

    private string Name => $"{Subject.Kind.ToString().ToLowerInvariant()} {Subject.Path}";

    private static string Show(string value) => value.Length switch
    {
        0 => "(none)",
        > 80 => $"'{value.ReplaceLineEndings(" ")[..77]}…'",
        _ => $"'{value.ReplaceLineEndings(" ")}'",
    };
}
