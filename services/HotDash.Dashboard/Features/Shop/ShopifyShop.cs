using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HotDash.Dashboard.Features.Tiles;
using Microsoft.Extensions.Options;
using Polly;

namespace HotDash.Dashboard.Features.Shop;

internal sealed class ShopifyShop(HttpClient http, IOptions<ShopifyOptions> options, TimeProvider time) : IShop
{
    private const string TokenHeader = "X-Shopify-Access-Token";

    /// <summary>Shopify writes amounts as text: <c>"amount":"145.50"</c>.</summary>
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.AllowReadingFromString };

    public string? SetupHint => options.Value is { Domain: not (null or ""), AccessToken: not null }
        ? null
        : $"Set {ShopifyOptions.SectionName}:Domain and {ShopifyOptions.SectionName}:AccessToken to show the shop's numbers.";

    public async Task<IReadOnlyList<ShopOrder>> ReadOrdersAsync(CancellationToken cancellationToken)
    {
        var since = (time.GetUtcNow() - options.Value.SalesWindow).UtcDateTime.ToString("s", CultureInfo.InvariantCulture);
        var data = await AskAsync<OrdersData>(ShopifyQueries.Orders, $"created_at:>='{since}Z'", cancellationToken);

        return [.. data.Orders.Nodes.Select(node => new ShopOrder(
            node.Name,
            node.CreatedAt,
            node.DisplayFulfillmentStatus == "FULFILLED",
            node.TotalPriceSet.ShopMoney.Amount,
            node.TotalPriceSet.ShopMoney.CurrencyCode,
            [.. node.LineItems.Nodes.Select(line => new OrderLine(line.Title, line.Sku, line.Quantity, line.DiscountedTotalSet.ShopMoney.Amount))]))];
    }

    public async Task<IReadOnlyList<StockItem>> ReadLowStockAsync(CancellationToken cancellationToken)
    {
        var filter = $"inventory_quantity:<{options.Value.LowStock.ToString(CultureInfo.InvariantCulture)}";
        var data = await AskAsync<VariantsData>(ShopifyQueries.LowStock, filter, cancellationToken);

        return [.. data.ProductVariants.Nodes.Select(node => new StockItem(node.DisplayName, node.Sku, node.InventoryQuantity ?? 0))];
    }

    private async Task<T> AskAsync<T>(string query, string filter, CancellationToken cancellationToken)
        where T : class
    {
        var address = options.Value.BaseAddress ?? new Uri($"https://{options.Value.Domain}");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, $"/admin/api/{options.Value.ApiVersion}/graphql.json"));
        request.Headers.Add(TokenHeader, options.Value.AccessToken?.Reveal());
        request.Content = JsonContent.Create(new { query, variables = new { filter } });

        try
        {
            using var response = await http.SendAsync(request, cancellationToken);

            if (!response.IsSuccessStatusCode)
            {
                throw new SourceException($"Shopify answered with status {(int)response.StatusCode}. Check Shopify:Domain, AccessToken and ApiVersion.");
            }

            var answer = await response.Content.ReadFromJsonAsync<GraphAnswer<T>>(s_json, cancellationToken);

            return answer switch
            {
                { Errors: [var error, ..] } => throw new SourceException($"Shopify refused the query: {error.Message}"),
                { Data: { } data } => data,
                _ => throw new SourceException("Shopify's answer holds no data."),
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or ExecutionRejectedException)
        {
            throw new SourceException("Shopify cannot be reached or answered something unreadable.", exception);
        }
    }
}
