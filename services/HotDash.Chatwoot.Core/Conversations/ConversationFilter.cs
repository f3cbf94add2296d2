namespace HotDash.Chatwoot.Core.Conversations;

/// <summary>Which conversations of an account a list shows (app/finders/conversation_finder.rb).</summary>
public sealed record ConversationFilter
{
    public required long AccountId { get; init; }

    /// <summary>Who asks: for "mine", mentions and participation.</summary>
    public long ViewerId { get; init; }

    /// <summary>An agent sees only the inboxes that it belongs to; an administrator sees all.</summary>
    public bool OnlyViewersInboxes { get; init; }

    /// <summary>Null: any status.</summary>
    public ConversationStatus? Status { get; init; } = ConversationStatus.Open;

    public string? AssigneeType { get; init; }

    public long? InboxId { get; init; }

    public long? TeamId { get; init; }

    public long? ContactId { get; init; }

    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Text that a message contains.</summary>
    public string? Query { get; init; }

    public string? ConversationType { get; init; }

    public string? SourceId { get; init; }

    public DateTime? UpdatedSince { get; init; }

    public string? SortBy { get; init; }

    public int Page { get; init; } = 1;
}
