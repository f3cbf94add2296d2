using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Escalations;
using HotDash.Dashboard.Features.Live;
using Microsoft.AspNetCore.Components;

namespace HotDash.Dashboard.Features.Approvals;

public sealed partial class ApprovalList : LiveView<IReadOnlyList<Approval>>
{
    private const int Shown = 100;

    [Parameter, EditorRequired] public required string Group { get; set; }

    [Parameter] public Guid? SelectedId { get; set; }

    [Inject] private ApprovalStore Store { get; set; } = null!; // injected

    [Inject] private BusinessHours Hours { get; set; } = null!; // injected

    private string EmptyText => Group switch
    {
        ApprovalGroups.UnderWay => "Nothing is on its way.",
        ApprovalGroups.Done => "Nothing has been decided yet.",
        _ => "Nothing waits for approval.",
    };

    protected override Task<IReadOnlyList<Approval>> ReadAsync(CancellationToken cancellationToken) =>
        Store.ListAsync(ApprovalGroups.States(Group), oldestFirst: Group == ApprovalGroups.Waiting, Shown, cancellationToken);

    protected override bool Concerns(LiveUpdate update) => update is { Topic: LiveTopics.Approvals };

    private bool IsLate(Approval approval) => ApprovalRules.MayDecide(approval) && ApprovalRules.DueAt(approval, Hours) < Time.GetUtcNow();
}
