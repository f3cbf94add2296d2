namespace HotDash.Chatwoot.Core.Agents;

public enum Role
{
    Agent = 0,
    Administrator = 1,
}
