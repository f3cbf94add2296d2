namespace HotDash.Dashboard.Features.Shop;

internal sealed record StockItem(string Title, string? Sku, int Left);
