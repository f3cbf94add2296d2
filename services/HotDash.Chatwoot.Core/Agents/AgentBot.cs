namespace HotDash.Chatwoot.Core.Agents;

public sealed class AgentBot
{
    public long Id { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? OutgoingUrl { get; init; }

    /// <summary>Absent: a bot of the whole installation.</summary>
    public long? AccountId { get; init; }

    public int? BotType { get; init; }

    public string? BotConfig { get; init; }

    public string? Secret { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; init; }
}
