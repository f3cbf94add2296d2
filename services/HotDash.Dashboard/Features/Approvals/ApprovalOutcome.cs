namespace HotDash.Dashboard.Features.Approvals;

/// <summary>What an action on an approval came to. The message is for the operator.</summary>
internal sealed record ApprovalOutcome(ApprovalResult Result, string Message);
