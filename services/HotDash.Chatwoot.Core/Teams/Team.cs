namespace HotDash.Chatwoot.Core.Teams;

public sealed class Team
{
    public long Id { get; init; }

    public string Name { get; init; } = "";

    public string? Description { get; init; }

    public bool AllowAutoAssign { get; init; }

    public long AccountId { get; init; }

    /// <summary>Whether the one who asks is a member; only in queries that know who asks.</summary>
    public bool IsMember { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; init; }
}
