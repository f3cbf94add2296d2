using System.ComponentModel.DataAnnotations;

namespace HotDash.Dashboard.Features.Traffic;

/// <summary>Google Analytics' Data API, read with a service account. Without property and key the tile says that it is not configured.</summary>
public sealed class GoogleAnalyticsOptions
{
    public const string SectionName = "GoogleAnalytics";

    /// <summary>The number of the GA4 property.</summary>
    [RegularExpression(@"\d+")]
    public string? PropertyId { get; init; }

    /// <summary>The service account's key file as JSON text.</summary>
    public Secret? ServiceAccountKey { get; init; }

    /// <summary>Default https://analyticsdata.googleapis.com.</summary>
    [Required]
    public Uri BaseAddress { get; init; } = new("https://analyticsdata.googleapis.com");
}
