namespace HotDash.Dashboard.Features.Approvals;

/// <summary>The parts of a proposal that may be changed before somebody approves it.</summary>
public sealed class ApprovalForm
{
    private Guid _filledFrom;

    public string Content { get; set; } = "";

    public string Evidence { get; set; } = "";

    public string RollbackPlan { get; set; } = "";

    /// <summary>Takes over the stored text once; later readings do not overwrite what is being written.</summary>
    internal void Fill(Approval approval)
    {
        if (_filledFrom != approval.Id)
        {
            _filledFrom = approval.Id;
            Content = approval.Content;
            Evidence = approval.Evidence;
            RollbackPlan = approval.RollbackPlan;
        }
    }

    internal bool HasChanged(Approval approval) =>
        (Content, Evidence, RollbackPlan) != (approval.Content, approval.Evidence, approval.RollbackPlan);
}
