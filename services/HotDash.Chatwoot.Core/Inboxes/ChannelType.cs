namespace HotDash.Chatwoot.Core.Inboxes;

/// <summary>The channels that are implemented, by the names in <c>inboxes.channel_type</c>.</summary>
public static class ChannelType
{
    public const string Api = "Channel::Api";
    public const string Email = "Channel::Email";
    public const string WebWidget = "Channel::WebWidget";
}
