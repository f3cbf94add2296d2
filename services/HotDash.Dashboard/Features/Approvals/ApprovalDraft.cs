namespace HotDash.Dashboard.Features.Approvals;

/// <summary>What somebody proposes. The id is made where the form is opened, so that sending the form twice proposes once.</summary>
internal sealed record ApprovalDraft(Guid Id, string Kind, string Title, string Reference, string Content)
{
    public long? ConversationId { get; init; }

    public string Evidence { get; init; } = "";

    public string RollbackPlan { get; init; } = "";

    public string? Template { get; init; }

    public Grades? Grades { get; init; }
}
