namespace HotDash.Chatwoot.Core.Contacts;

/// <summary>A contact's identity in one inbox.</summary>
public sealed class ContactInbox
{
    public long Id { get; init; }

    public long ContactId { get; init; }

    public long InboxId { get; init; }

    public string SourceId { get; init; } = "";

    public bool HmacVerified { get; init; }

    public string? PubsubToken { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; init; }
}
