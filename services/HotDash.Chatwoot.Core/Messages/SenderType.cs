namespace HotDash.Chatwoot.Core.Messages;

/// <summary>Values of <c>messages.sender_type</c>.</summary>
public static class SenderType
{
    public const string User = "User";
    public const string Contact = "Contact";
    public const string AgentBot = "AgentBot";
}
