namespace HotDash.Chatwoot.Core.Conversations;

/// <summary>A row of <c>conversations</c>. Clients know it by <see cref="DisplayId"/>, never by <see cref="Id"/>.</summary>
public sealed record Conversation
{
    public long Id { get; init; }

    public long AccountId { get; init; }

    public long InboxId { get; init; }

    public ConversationStatus Status { get; init; }

    public long? AssigneeId { get; init; }

    public long? AssigneeAgentBotId { get; init; }

    public long? TeamId { get; init; }

    public long ContactId { get; init; }

    public long ContactInboxId { get; init; }

    public long DisplayId { get; init; }

    public Guid Uuid { get; init; }

    public string? Identifier { get; init; }

    public string? AdditionalAttributes { get; init; }

    public string? CustomAttributes { get; init; }

    public string? CachedLabelList { get; init; }

    public ConversationPriority? Priority { get; init; }

    public DateTime? SnoozedUntil { get; init; }

    public DateTime? WaitingSince { get; init; }

    public DateTime? FirstReplyCreatedAt { get; init; }

    public DateTime? ContactLastSeenAt { get; init; }

    public DateTime? AgentLastSeenAt { get; init; }

    public DateTime? AssigneeLastSeenAt { get; init; }

    public DateTime LastActivityAt { get; init; }

    public long? SlaPolicyId { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; init; }

    /// <summary><c>cached_label_list</c> is <c>billing, vip</c>.</summary>
    public IReadOnlyList<string> Labels =>
        string.IsNullOrEmpty(CachedLabelList) ? [] : CachedLabelList.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
