using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Tiles;

namespace HotDash.Dashboard.Features.Shop;

internal sealed class FulfillmentTile(IShop shop, TimeProvider time) : ITile
{
    private const int ShownRows = 5;
    private static readonly TimeSpan s_late = TimeSpan.FromHours(48);

    public static TileDefinition Tile { get; } = new(
        "fulfillment", "Fulfillment health", "Shopify", TimeSpan.FromSeconds(120), "All recent orders are on track.");

    public TileDefinition Definition => Tile;

    public async Task<TileReading> ReadAsync(CancellationToken cancellationToken)
    {
        if (shop.SetupHint is { } hint)
        {
            return TileReading.NotConfigured(hint);
        }

        var now = time.GetUtcNow();
        var open = (await shop.ReadOrdersAsync(cancellationToken)).Where(order => !order.IsFulfilled).OrderBy(order => order.CreatedAt).ToList();

        if (open.Count == 0)
        {
            return new TileReading(TileStatus.Ok, [], []) { Measure = 0 };
        }

        var late = open.Count(order => now - order.CreatedAt > s_late);

        return new TileReading(
            late > 0 ? TileStatus.Warning : TileStatus.Ok,
            [new("Open", $"{open.Count}"), new("Older than 48 h", $"{late}", late > 0 ? Tone.Warning : Tone.Neutral)],
            [.. open.Take(ShownRows).Select(order => new TileRow($"Order {order.Name}", null, Durations.Short(now - order.CreatedAt)))])
        {
            Measure = open.Count,
        };
    }
}
