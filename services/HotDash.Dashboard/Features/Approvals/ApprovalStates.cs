namespace HotDash.Dashboard.Features.Approvals;

/// <summary>draft → pending_review → approved → applied → audited → learned; rejected ends it. Request changes leads back to draft.</summary>
internal static class ApprovalStates
{
    /// <summary>Written, not yet shown to a reviewer.</summary>
    public const string Draft = "draft";

    /// <summary>Its private note stands in the conversation; a person has to decide.</summary>
    public const string PendingReview = "pending_review";

    /// <summary>A person said yes; the effect is due or under way.</summary>
    public const string Approved = "approved";

    /// <summary>The effect happened, with a receipt.</summary>
    public const string Applied = "applied";

    /// <summary>The effect was found again where it belongs, exactly once.</summary>
    public const string Audited = "audited";

    /// <summary>Its grades are kept for learning.</summary>
    public const string Learned = "learned";

    public const string Rejected = "rejected";
}
