namespace HotDash.Chatwoot.Core.Agents;

public enum Availability
{
    Online = 0,
    Offline = 1,
    Busy = 2,
}
