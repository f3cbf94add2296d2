namespace HotDash.Dashboard.Features.Chatwoot;

// The parts of Chatwoot 4.15's JSON that the dashboard reads; names are snake_case on the wire. Times are unix seconds, 0 = never.

public sealed record ConversationListResponse(ConversationListData Data);

public sealed record ConversationListData(ConversationCounts Meta, IReadOnlyList<Conversation> Payload);

public sealed record ConversationCounts(int MineCount, int AssignedCount, int UnassignedCount, int AllCount);

public sealed record Conversation(
    long Id,
    long InboxId,
    ConversationMeta Meta,
    string Status,
    string? Priority,
    IReadOnlyList<string> Labels,
    int UnreadCount,
    long CreatedAt,
    long LastActivityAt,
    long WaitingSince,
    bool CanReply,
    ConversationMessage? LastNonActivityMessage);

public sealed record ConversationMeta(Contact Sender, string? Channel, Agent? Assignee, Team? Team);

public sealed record Contact(long Id, string? Name, string? Email, string? PhoneNumber);

public sealed record Agent(long Id, string Name, string? AvailableName, string? AvailabilityStatus);

public sealed record Team(long Id, string Name);

public sealed record MessageListResponse(IReadOnlyList<ConversationMessage> Payload);

public sealed record ConversationMessage(
    long Id,
    string? Content,
    int MessageType,
    bool Private,
    string? Status,
    string? SourceId,
    long CreatedAt,
    MessageSender? Sender,
    IReadOnlyList<MessageAttachment>? Attachments);

public sealed record MessageSender(long Id, string? Name, string? Type);

public sealed record MessageAttachment(long Id, string? FileType, Uri? DataUrl, long? FileSize);

public sealed record NewMessage(string Content, bool Private, string? SourceId);

public sealed record LabelsPayload(IReadOnlyList<string> Payload);

public sealed record ServiceStatus(string? Version, string? QueueServices, string? DataServices);
