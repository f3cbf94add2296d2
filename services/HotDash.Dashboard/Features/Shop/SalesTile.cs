using System.Globalization;
using HotDash.Dashboard.Features.Tiles;

namespace HotDash.Dashboard.Features.Shop;

internal sealed class SalesTile(IShop shop) : ITile
{
    private const int ShownRows = 5;

    public static TileDefinition Tile { get; } = new(
        "sales-pulse", "Sales pulse", "Shopify", TimeSpan.FromSeconds(60), "No orders in the last day.");

    public TileDefinition Definition => Tile;

    public async Task<TileReading> ReadAsync(CancellationToken cancellationToken)
    {
        if (shop.SetupHint is { } hint)
        {
            return TileReading.NotConfigured(hint);
        }

        var orders = await shop.ReadOrdersAsync(cancellationToken);

        if (orders.Count == 0)
        {
            return new TileReading(TileStatus.Ok, [], []) { Measure = 0 };
        }

        var currency = orders[0].Currency;
        var revenue = orders.Sum(order => order.Total);
        var top = orders.SelectMany(order => order.Lines)
            .GroupBy(line => line.Sku ?? line.Title)
            .Select(group => (Name: group.First().Title, Sold: group.Sum(line => line.Quantity), Revenue: group.Sum(line => line.Revenue)))
            .OrderByDescending(item => item.Revenue)
            .Take(ShownRows);

        return new TileReading(
            TileStatus.Ok,
            [
                new("Revenue, 24 h", Money(revenue, currency)),
                new("Orders", $"{orders.Count}"),
                new("Average", Money(revenue / orders.Count, currency)),
            ],
            [.. top.Select(item => new TileRow(item.Name, $"{item.Sold} sold", Money(item.Revenue, currency)))])
        {
            Measure = (double)revenue,
        };
    }

    private static string Money(decimal amount, string currency) => $"{amount.ToString("#,##0.00", CultureInfo.InvariantCulture)} {currency}";
}
