using System.ComponentModel.DataAnnotations;

namespace HotDash.Dashboard.Features.Social;

/// <summary>Publer's API, which posts to the shop's social accounts. Without key and workspace the tile says that it is not configured.</summary>
public sealed class PublerOptions
{
    public const string SectionName = "Publer";

    /// <summary>A key with the scope <c>analytics</c>.</summary>
    public Secret? ApiKey { get; init; }

    public string? WorkspaceId { get; init; }

    /// <summary>Default https://app.publer.com.</summary>
    [Required]
    public Uri BaseAddress { get; init; } = new("https://app.publer.com");
}
