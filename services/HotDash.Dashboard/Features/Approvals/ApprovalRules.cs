using HotDash.Dashboard.Features.Escalations;

namespace HotDash.Dashboard.Features.Approvals;

/// <summary>What has to hold before a person may say yes, and by when somebody should.</summary>
internal static class ApprovalRules
{
    /// <summary>Chatwoot's own limit.</summary>
    public const int LongestReply = 150_000;

    private static readonly TimeSpan s_replyTarget = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_otherTarget = TimeSpan.FromHours(8);

    /// <summary>Empty when the proposal may be approved.</summary>
    public static IReadOnlyList<string> Problems(Approval approval)
    {
        var problems = new List<string>();

        if (string.IsNullOrWhiteSpace(approval.Content))
        {
            problems.Add("It does not say what changes.");
        }

        if (approval.Content.Length > LongestReply)
        {
            problems.Add($"The text has {approval.Content.Length} characters; Chatwoot takes {LongestReply}.");
        }

        if (string.IsNullOrWhiteSpace(approval.Evidence))
        {
            problems.Add("The evidence is missing.");
        }

        if (string.IsNullOrWhiteSpace(approval.RollbackPlan))
        {
            problems.Add("The rollback plan is missing.");
        }

        if (approval is { Kind: ApprovalKinds.CxReply, NoteMessageId: null })
        {
            problems.Add("The draft has not been stored as a private note yet.");
        }

        return problems;
    }

    public static bool MayApprove(Approval approval) => approval.State == ApprovalStates.PendingReview && Problems(approval).Count == 0;

    public static bool MayDecide(Approval approval) => approval.State is ApprovalStates.Draft or ApprovalStates.PendingReview;

    public static DateTimeOffset DueAt(Approval approval, BusinessHours hours)
    {
        var since = new DateTimeOffset(approval.SubmittedAt ?? approval.CreatedAt, TimeSpan.Zero);

        return hours.Add(since, approval.Kind == ApprovalKinds.CxReply ? s_replyTarget : s_otherTarget);
    }
}
