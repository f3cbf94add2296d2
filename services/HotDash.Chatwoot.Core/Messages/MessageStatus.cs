namespace HotDash.Chatwoot.Core.Messages;

public enum MessageStatus
{
    Sent = 0,
    Delivered = 1,
    Read = 2,
    Failed = 3,
}
