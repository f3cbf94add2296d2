using System.ComponentModel.DataAnnotations;

namespace HotDash.Dashboard.Features.Shop;

/// <summary>Shopify's Admin API. Without domain and token the shop's tiles say that they are not configured.</summary>
public sealed class ShopifyOptions
{
    public const string SectionName = "Shopify";

    /// <summary>For instance <c>example.myshopify.com</c>.</summary>
    public string? Domain { get; init; }

    public Secret? AccessToken { get; init; }

    /// <summary>Shopify supports each version for a year. Default 2026-07.</summary>
    [RegularExpression(@"\d{4}-\d{2}|unstable")]
    public string ApiVersion { get; init; } = "2026-07";

    /// <summary>How far back orders count. Default one day.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan SalesWindow { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Variants with fewer units are low. Default 10.</summary>
    [Range(1, 10_000)]
    public int LowStock { get; init; } = 10;

    /// <summary>Where the API answers, when it is not at the domain: for tests.</summary>
    public Uri? BaseAddress { get; init; }
}
