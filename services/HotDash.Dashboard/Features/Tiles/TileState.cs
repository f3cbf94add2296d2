namespace HotDash.Dashboard.Features.Tiles;

/// <summary>The latest reading of a tile and how it came about. A failed refresh keeps the reading and says why it failed.</summary>
public sealed record TileState(TileReading? Reading, DateTimeOffset? ReadAt, string? Error, TimeSpan Elapsed, IReadOnlyList<double> History)
{
    public static TileState Nothing { get; } = new(null, null, null, TimeSpan.Zero, []);

    public bool IsStale => Reading is not null && Error is not null;
}
