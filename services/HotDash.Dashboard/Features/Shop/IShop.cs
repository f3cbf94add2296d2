namespace HotDash.Dashboard.Features.Shop;

/// <summary>The shop's back office.</summary>
internal interface IShop
{
    /// <summary>Null when the shop can be asked; otherwise what has to be set up.</summary>
    string? SetupHint { get; }

    Task<IReadOnlyList<ShopOrder>> ReadOrdersAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<StockItem>> ReadLowStockAsync(CancellationToken cancellationToken);
}
