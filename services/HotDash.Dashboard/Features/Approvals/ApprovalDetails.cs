using HotDash.Dashboard.Features.Decisions;

namespace HotDash.Dashboard.Features.Approvals;

/// <summary>One approval with what was decided about the same thing before.</summary>
public sealed record ApprovalDetails(Approval Approval, IReadOnlyList<Decision> Audit);
