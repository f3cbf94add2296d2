namespace HotDash.Chatwoot.Core.Messages;

public sealed class Message
{
    public long Id { get; init; }

    public string? Content { get; init; }

    public long AccountId { get; init; }

    public long InboxId { get; init; }

    /// <summary>Primary key of the conversation, which clients do not see.</summary>
    public long ConversationId { get; init; }

    public MessageType MessageType { get; init; }

    public ContentType ContentType { get; init; }

    public MessageStatus Status { get; init; }

    public bool Private { get; init; }

    public string? SourceId { get; init; }

    public string? ContentAttributes { get; init; }

    public string? SenderType { get; init; }

    public long? SenderId { get; init; }

    public string? ExternalSourceIds { get; init; }

    public string? AdditionalAttributes { get; init; }

    public string? ProcessedMessageContent { get; init; }

    public string? Sentiment { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; init; }
}
