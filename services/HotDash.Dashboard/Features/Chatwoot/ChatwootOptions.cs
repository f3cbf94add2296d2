using System.ComponentModel.DataAnnotations;

namespace HotDash.Dashboard.Features.Chatwoot;

/// <summary>How the dashboard reaches Chatwoot and how Chatwoot proves its webhooks.</summary>
public sealed class ChatwootOptions
{
    public const string SectionName = "Chatwoot";

    /// <summary>Default: service discovery finds the <c>chatwoot</c> resource.</summary>
    [Required]
    public Uri BaseAddress { get; init; } = new("http://chatwoot");

    [Range(1, long.MaxValue)]
    public required long AccountId { get; init; }

    [Required]
    public required Secret ApiAccessToken { get; init; }

    [Required]
    public required Secret WebhookSecret { get; init; }

    /// <summary>Still accepted while a new secret is rolled out.</summary>
    public Secret? PreviousWebhookSecret { get; init; }

    /// <summary>One attempt of one request. Default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:01:00")]
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>All attempts of one request together. Default 12 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(12);
}
