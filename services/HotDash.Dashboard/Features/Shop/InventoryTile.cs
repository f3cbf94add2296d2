using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Tiles;

namespace HotDash.Dashboard.Features.Shop;

/// <summary>More than ten variants short is critical, more than five a warning.</summary>
internal sealed class InventoryTile(IShop shop) : ITile
{
    private const int Critical = 10;
    private const int Warning = 5;
    private const int ShownRows = 6;

    public static TileDefinition Tile { get; } = new(
        "inventory", "Inventory heatmap", "Shopify", TimeSpan.FromSeconds(300), "No low stock alerts right now.");

    public TileDefinition Definition => Tile;

    public async Task<TileReading> ReadAsync(CancellationToken cancellationToken)
    {
        if (shop.SetupHint is { } hint)
        {
            return TileReading.NotConfigured(hint);
        }

        var low = (await shop.ReadLowStockAsync(cancellationToken)).OrderBy(item => item.Left).ToList();

        if (low.Count == 0)
        {
            return new TileReading(TileStatus.Ok, [], []) { Measure = 0 };
        }

        return new TileReading(
            low.Count > Critical ? TileStatus.Critical : low.Count > Warning ? TileStatus.Warning : TileStatus.Ok,
            [new("Low", $"{low.Count}"), new("Sold out", $"{low.Count(item => item.Left <= 0)}")],
            [.. low.Take(ShownRows).Select(item => new TileRow(
                item.Title, item.Sku, $"{item.Left} left", item.Left <= 0 ? Tone.Critical : item.Left < 4 ? Tone.Warning : Tone.Neutral))])
        {
            Measure = low.Count,
        };
    }
}
