using System.ComponentModel.DataAnnotations;

namespace HotDash.Dashboard.Features.Approvals;

// Bodies of the approvals API.

internal sealed record ProposeRequest(
    Guid? Id,
    string Kind,
    [property: MaxLength(200)] string Title,
    [property: MaxLength(200)] string Reference,
    string Content,
    long? ConversationId,
    string? Evidence,
    string? RollbackPlan);

internal sealed record ApproveRequest(Grades? Grades);

internal sealed record TurnDownRequest(string Note);

internal sealed record ApprovalCheck(bool MayApprove, IReadOnlyList<string> Problems);

internal sealed record ApprovalAnswer(Guid Id, string Result, string Message);
