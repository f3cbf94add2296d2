namespace HotDash.Dashboard.Features.Shop;

internal sealed record OrderLine(string Title, string? Sku, int Quantity, decimal Revenue);
