using System.Net;
using HotDash.Dashboard.Features.Shop;
using HotDash.Dashboard.Features.Tiles;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HotDash.Dashboard.Tests.Features.Shop;

public sealed class ShopifyShopTests
{
    private const string Orders =
        """
        {"data":{"orders":{"nodes":[
          {"name":"#1042","createdAt":"2026-11-24T08:00:00Z","displayFulfillmentStatus":"UNFULFILLED",
           "totalPriceSet":{"shopMoney":{"amount":"145.50","currencyCode":"USD"}},
           "lineItems":{"nodes":[{"title":"Hairpin","sku":"HP-1","quantity":2,"discountedTotalSet":{"shopMoney":{"amount":"145.50","currencyCode":"USD"}}}]}},
          {"name":"#1043","createdAt":"2026-11-21T08:00:00Z","displayFulfillmentStatus":"FULFILLED",
           "totalPriceSet":{"shopMoney":{"amount":"54.50","currencyCode":"USD"}},
           "lineItems":{"nodes":[]}}]}}}
        """;

    private static readonly DateTimeOffset s_now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sales_TwoOrders_SumsAndAverages()
    {
        var tile = new SalesTile(Shop(Orders, out var asked));

        var reading = await tile.ReadAsync(_cancellationToken);

        Assert.Equal(["200.00 USD", "2", "100.00 USD"], reading.Figures.Select(figure => figure.Value));
        Assert.Equal(new TileRow("Hairpin", "2 sold", "145.50 USD"), Assert.Single(reading.Rows));
        Assert.Equal(("https://example.myshopify.com/admin/api/2026-07/graphql.json", "shop-token"), (asked.Address, asked.Token));
        Assert.Contains("created_at:\\u003E=\\u00272026-11-23T12:00:00Z\\u0027", asked.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fulfillment_OneOpenOrder_ShowsIt()
    {
        var reading = await new FulfillmentTile(Shop(Orders, out _), new FakeTimeProvider(s_now)).ReadAsync(_cancellationToken);

        Assert.Equal(new TileRow("Order #1042", null, "4 h"), Assert.Single(reading.Rows));
    }

    [Theory]
    [InlineData("""{"errors":[{"message":"Throttled"}]}""", 200, "Shopify refused the query: Throttled")]
    [InlineData("<html>", 200, "Shopify cannot be reached or answered something unreadable.")]
    [InlineData("{}", 401, "Shopify answered with status 401. Check Shopify:Domain, AccessToken and ApiVersion.")]
    public async Task Read_ShopifyFails_SaysWhy(string body, int status, string message)
    {
        var exception = await Assert.ThrowsAsync<SourceException>(
            () => new SalesTile(Shop(body, out _, (HttpStatusCode)status)).ReadAsync(_cancellationToken));

        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public async Task Read_NoCredentials_IsNotConfiguredAndAsksNobody()
    {
        var handler = new RecordingHandler("{}", HttpStatusCode.OK);
        using var http = new HttpClient(handler);
        var shop = new ShopifyShop(http, Options.Create(new ShopifyOptions()), new FakeTimeProvider(s_now));

        var reading = await new InventoryTile(shop).ReadAsync(_cancellationToken);

        Assert.Equal(
            (TileStatus.NotConfigured, "Set Shopify:Domain and Shopify:AccessToken to show the shop's numbers."), (reading.Status, reading.Hint));
        Assert.Null(handler.Address);
    }

    private static ShopifyShop Shop(string body, out RecordingHandler handler, HttpStatusCode status = HttpStatusCode.OK)
    {
        handler = new RecordingHandler(body, status);

        return new ShopifyShop(
            new HttpClient(handler),
            Options.Create(new ShopifyOptions { Domain = "example.myshopify.com", AccessToken = new Secret("shop-token") }),
            new FakeTimeProvider(s_now));
    }

    private sealed class RecordingHandler(string answer, HttpStatusCode status) : HttpMessageHandler
    {
        public string? Address { get; private set; }

        public string? Token { get; private set; }

        public string Body { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Address = request.RequestUri?.ToString();
            Token = request.Headers.GetValues("X-Shopify-Access-Token").Single();
            Body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);

            return new HttpResponseMessage(status) { Content = new StringContent(answer) };
        }
    }
}
