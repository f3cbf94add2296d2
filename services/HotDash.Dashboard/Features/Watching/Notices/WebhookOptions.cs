namespace HotDash.Dashboard.Features.Watching.Notices;

/// <summary>Notices as JSON to an address, for chat or paging. Without an address none is sent.</summary>
public sealed class WebhookOptions
{
    public Uri? Address { get; init; }

    /// <summary>With it each request carries <c>X-HotDash-Signature: sha256=</c> of its body.</summary>
    public Secret? Secret { get; init; }

    public bool IsConfigured => Address is not null;
}
