namespace HotDash.Dashboard.Features.Tiles;

/// <summary>What a tile shows. <see cref="Measure"/> is the one number whose history is drawn.</summary>
public sealed record TileReading(TileStatus Status, IReadOnlyList<TileFigure> Figures, IReadOnlyList<TileRow> Rows)
{
    public double? Measure { get; init; }

    /// <summary>Instead of figures: what has to be set up.</summary>
    public string? Hint { get; init; }

    public bool IsEmpty => Figures.Count == 0 && Rows.Count == 0 && Hint is null;

    public static TileReading NotConfigured(string hint) => new(TileStatus.NotConfigured, [], []) { Hint = hint };
}
