namespace HotDash.Chatwoot.Core.Messages;

/// <summary>A message about to be written.</summary>
public sealed record MessageDraft
{
    public string? Content { get; init; }

    public MessageType MessageType { get; init; } = MessageType.Outgoing;

    public ContentType ContentType { get; init; }

    public bool Private { get; init; }

    /// <summary>JSON text.</summary>
    public string ContentAttributes { get; init; } = "{}";

    /// <summary>JSON text.</summary>
    public string AdditionalAttributes { get; init; } = "{}";

    public string? SourceId { get; init; }

    public Sender? Sender { get; init; }

    /// <summary>When it was written, for history brought in from elsewhere; otherwise now.</summary>
    public DateTime? CreatedAt { get; init; }

    public IReadOnlyList<StoredFile> Files { get; init; } = [];
}
