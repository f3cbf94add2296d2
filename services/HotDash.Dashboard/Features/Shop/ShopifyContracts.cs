namespace HotDash.Dashboard.Features.Shop;

// The parts of Shopify's Admin GraphQL answers that are asked for in ShopifyQueries.

internal sealed record GraphAnswer<T>(T? Data, IReadOnlyList<GraphError>? Errors)
    where T : class;

internal sealed record GraphError(string Message);

internal sealed record OrdersData(GraphNodes<OrderNode> Orders);

internal sealed record VariantsData(GraphNodes<VariantNode> ProductVariants);

internal sealed record GraphNodes<T>(IReadOnlyList<T> Nodes);

internal sealed record OrderNode(
    string Name, DateTimeOffset CreatedAt, string DisplayFulfillmentStatus, MoneySet TotalPriceSet, GraphNodes<LineNode> LineItems);

internal sealed record LineNode(string Title, string? Sku, int Quantity, MoneySet DiscountedTotalSet);

internal sealed record MoneySet(Money ShopMoney);

internal sealed record Money(decimal Amount, string CurrencyCode);

internal sealed record VariantNode(string DisplayName, string? Sku, int? InventoryQuantity);
