namespace HotDash.Chatwoot.Core.Messages;

/// <summary>A number in REST and over the cable, a name in webhooks.</summary>
public enum MessageType
{
    Incoming = 0,
    Outgoing = 1,
    Activity = 2,
    Template = 3,
}
