namespace HotDash.Chatwoot.Core.Inboxes;

/// <summary>A row of <c>channel_web_widgets</c>.</summary>
public sealed class WidgetChannel
{
    /// <summary>Bits of <see cref="FeatureFlags"/>, lowest first.</summary>
    public static readonly IReadOnlyList<string> Features =
        ["attachments", "emoji_picker", "end_conversation", "use_inbox_avatar_for_bot", "allow_mobile_webview"];

    public long Id { get; init; }

    public long AccountId { get; init; }

    public string? WebsiteUrl { get; init; }

    public string WebsiteToken { get; init; } = "";

    public string? WidgetColor { get; init; }

    public string? WelcomeTitle { get; init; }

    public string? WelcomeTagline { get; init; }

    public int FeatureFlags { get; init; }

    public ReplyTime ReplyTime { get; init; }

    public string? HmacToken { get; init; }

    public bool HmacMandatory { get; init; }

    public bool PreChatFormEnabled { get; init; }

    public string? PreChatFormOptions { get; init; }

    public bool ContinuityViaEmail { get; init; }

    public string? AllowedDomains { get; init; }

    public IEnumerable<string> SelectedFeatures => Features.Where((_, bit) => (FeatureFlags & (1 << bit)) != 0);
}
