namespace HotDash.Chatwoot.Core.Inboxes;

public enum ReplyTime
{
    InAFewMinutes = 0,
    InAFewHours = 1,
    InADay = 2,
}
