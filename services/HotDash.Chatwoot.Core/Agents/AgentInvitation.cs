namespace HotDash.Chatwoot.Core.Agents;

/// <summary>Somebody about to become a member of an account.</summary>
public sealed record AgentInvitation(long AccountId, long InviterId, string Email, string Name)
{
    public Role Role { get; init; }

    public Availability Availability { get; init; }

    public bool AutoOffline { get; init; } = true;
}
