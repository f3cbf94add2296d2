namespace HotDash.Dashboard.Features.Approvals;

/// <summary>What waits for a person, and what was approved but cannot be applied.</summary>
public sealed record ApprovalQueue(long Pending, DateTime? Oldest, long Failing);
