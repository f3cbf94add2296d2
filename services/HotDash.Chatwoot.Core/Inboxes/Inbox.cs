namespace HotDash.Chatwoot.Core.Inboxes;

public sealed class Inbox
{
    public long Id { get; init; }

    public long ChannelId { get; init; }

    public long AccountId { get; init; }

    public string Name { get; init; } = "";

    public string ChannelType { get; init; } = "";

    public bool EnableAutoAssignment { get; init; }

    public bool GreetingEnabled { get; init; }

    public string? GreetingMessage { get; init; }

    public string? EmailAddress { get; init; }

    public bool WorkingHoursEnabled { get; init; }

    public string? OutOfOfficeMessage { get; init; }

    public string? Timezone { get; init; }

    public bool EnableEmailCollect { get; init; }

    public bool CsatSurveyEnabled { get; init; }

    public bool AllowMessagesAfterResolved { get; init; }

    public string? AutoAssignmentConfig { get; init; }

    public bool LockToSingleConversation { get; init; }

    public long? PortalId { get; init; }

    public SenderNameType SenderNameType { get; init; }

    public string? BusinessName { get; init; }

    public string? CsatConfig { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; init; }
}
