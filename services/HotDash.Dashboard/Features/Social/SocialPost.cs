namespace HotDash.Dashboard.Features.Social;

/// <summary>Engagement is what people did: likes, comments, shares, clicks.</summary>
internal sealed record SocialPost(string Text, string Network, long Reach, long Engagement);
