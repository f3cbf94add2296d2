namespace HotDash.Chatwoot.Core.Inboxes;

public enum SenderNameType
{
    Friendly = 0,
    Professional = 1,
}
