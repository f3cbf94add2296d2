namespace HotDash.Dashboard.Features.Shop;

internal sealed record ShopOrder(string Name, DateTimeOffset CreatedAt, bool IsFulfilled, decimal Total, string Currency, IReadOnlyList<OrderLine> Lines);
