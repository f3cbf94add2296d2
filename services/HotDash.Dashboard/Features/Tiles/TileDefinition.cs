namespace HotDash.Dashboard.Features.Tiles;

/// <summary>What is fixed about a tile. The interval is also how long a reading counts as current.</summary>
public sealed record TileDefinition(string Id, string Title, string Source, TimeSpan Interval, string EmptyText)
{
    /// <summary>Live topics after which the tile is read again: Chatwoot's event names by their beginning, or one of ours.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    public string? Href { get; init; }

    public string? HrefText { get; init; }
}
