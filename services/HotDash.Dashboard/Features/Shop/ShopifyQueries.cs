namespace HotDash.Dashboard.Features.Shop;

/// <summary>Shopify Admin GraphQL, https://shopify.dev/docs/api/admin-graphql.</summary>
internal static class ShopifyQueries
{
    public const string Orders =
        """
        query Orders($filter: String!) {
          orders(first: 50, sortKey: CREATED_AT, reverse: true, query: $filter) {
            nodes {
              name createdAt displayFulfillmentStatus
              totalPriceSet { shopMoney { amount currencyCode } }
              lineItems(first: 20) { nodes { title sku quantity discountedTotalSet { shopMoney { amount currencyCode } } } }
            }
          }
        }
        """;

    public const string LowStock =
        """
        query LowStock($filter: String!) {
          productVariants(first: 50, query: $filter) { nodes { displayName sku inventoryQuantity } }
        }
        """;
}
