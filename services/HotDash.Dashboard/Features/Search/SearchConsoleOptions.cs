using System.ComponentModel.DataAnnotations;

namespace HotDash.Dashboard.Features.Search;

/// <summary>Google Search Console, read with a service account. Without site and key the tile says that it is not configured.</summary>
public sealed class SearchConsoleOptions
{
    public const string SectionName = "SearchConsole";

    /// <summary>As Search Console names the property: <c>https://example.com/</c> or <c>sc-domain:example.com</c>.</summary>
    [RegularExpression(@"https?://\S+/|sc-domain:\S+")]
    public string? SiteUrl { get; init; }

    /// <summary>The service account's key file as JSON text.</summary>
    public Secret? ServiceAccountKey { get; init; }

    /// <summary>Default https://searchconsole.googleapis.com.</summary>
    [Required]
    public Uri BaseAddress { get; init; } = new("https://searchconsole.googleapis.com");
}
