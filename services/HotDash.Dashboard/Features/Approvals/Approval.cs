namespace HotDash.Dashboard.Features.Approvals;

public sealed record Approval
{
    public Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string State { get; init; }

    public required string Title { get; init; }

    public required string Reference { get; init; }

    public long? ConversationId { get; init; }

    /// <summary>What changes: for a reply its text.</summary>
    public required string Content { get; init; }

    public required string Evidence { get; init; }

    public required string RollbackPlan { get; init; }

    public string? Template { get; init; }

    public short? Tone { get; init; }

    public short? Accuracy { get; init; }

    public short? Policy { get; init; }

    public required string CreatedBy { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime? SubmittedAt { get; init; }

    public string? DecidedBy { get; init; }

    public DateTime? DecidedAt { get; init; }

    public string? ReviewNote { get; init; }

    public long? DecisionId { get; init; }

    public long? AnchorMessageId { get; init; }

    public long? NoteMessageId { get; init; }

    public DateTime? ApplyStartedAt { get; init; }

    public int ApplyAttempts { get; init; }

    public string? ApplyError { get; init; }

    public DateTime? RetryAt { get; init; }

    public DateTime? LeaseUntil { get; init; }

    public string? ExternalId { get; init; }

    public DateTime? AppliedAt { get; init; }

    internal Grades? Grades => (Tone, Accuracy, Policy) is ({ } tone, { } accuracy, { } policy) ? new(tone, accuracy, policy) : null;

    internal string NoteSource => $"hotdash:note:{Id}";

    internal string ReplySource => $"hotdash:reply:{Id}";
}
