namespace HotDash.Chatwoot.Core.Conversations;

public sealed record ConversationDraft
{
    public ConversationStatus? Status { get; init; }

    public DateTime? SnoozedUntil { get; init; }

    public long? AssigneeId { get; init; }

    public long? TeamId { get; init; }

    /// <summary>JSON text.</summary>
    public string AdditionalAttributes { get; init; } = "{}";

    /// <summary>JSON text.</summary>
    public string CustomAttributes { get; init; } = "{}";
}
