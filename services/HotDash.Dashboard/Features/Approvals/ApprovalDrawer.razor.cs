using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Conversations;
using HotDash.Dashboard.Features.Decisions;
using HotDash.Dashboard.Features.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Npgsql;

namespace HotDash.Dashboard.Features.Approvals;

public sealed partial class ApprovalDrawer : LiveView<ApprovalDetails>
{
    private const int ShownDecisions = 10;

    private readonly ApprovalForm _form = new();
    private Notice? _notice;
    private Actor? _actor;
    private string _note = "";
    private bool _busy;

    [Parameter, EditorRequired] public required Guid Id { get; set; }

    [Parameter, EditorRequired] public required string Group { get; set; }

    [Inject] private ApprovalStore Store { get; set; } = null!; // injected

    [Inject] private ApprovalDesk Approvals { get; set; } = null!; // injected

    [Inject] private DecisionLog Log { get; set; } = null!; // injected

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!; // cascades from the router

    protected override async Task<ApprovalDetails> ReadAsync(CancellationToken cancellationToken)
    {
        var approval = await Store.FindAsync(Id, cancellationToken) ?? throw new Tiles.SourceException("There is no such approval. It may be a link from another environment.");
        _form.Fill(approval);

        return new ApprovalDetails(approval, await Log.SearchAsync(new DecisionFilter(approval.Reference, null, ShownDecisions), cancellationToken));
    }

    protected override bool Concerns(LiveUpdate update) => update is { Topic: LiveTopics.Approvals };

    protected override async Task OnParametersSetAsync()
    {
        _actor = Actor.From((await Authentication).User);

        if (Feed.Value is { } restored)
        {
            _form.Fill(restored.Approval);
        }

        await base.OnParametersSetAsync();
    }

    private bool MayDecide(Approval approval) => IsListening && _actor is { MayAct: true } && ApprovalRules.MayDecide(approval);

    private Task KeyAsync(KeyboardEventArgs key) =>
        key is { Key: "Enter" } and ({ CtrlKey: true } or { MetaKey: true })
        && Feed.Value is { Approval: var approval } && ApprovalRules.MayApprove(approval) && !_form.HasChanged(approval)
            ? ApproveAsync()
            : Task.CompletedTask;

    private Task ApproveAsync() => ActAsync(actor => Approvals.ApproveAsync(Id, grades: null, actor, Closed));

    private Task RetryAsync() => ActAsync(actor => Approvals.RetryAsync(Id, actor, Closed));

    private Task MarkDoneAsync() => ActAsync(actor => Approvals.MarkDoneAsync(Id, actor, Closed));

    private Task SaveAsync() => ActAsync(actor => Approvals.EditAsync(Id, _form.Content, _form.Evidence, _form.RollbackPlan, actor, Closed));

    private Task TurnDownAsync(Func<Guid, string, Actor, CancellationToken, Task<ApprovalOutcome>> turnDown) => ActAsync(async actor =>
    {
        var outcome = await turnDown(Id, _note.Trim(), actor, Closed);
        _note = "";

        return outcome;
    });

    private async Task ActAsync(Func<Actor, Task<ApprovalOutcome>> act)
    {
        if (_busy || _actor is not { } actor)
        {
            return;
        }

        _busy = true;

        try
        {
            _notice = ReplyDrafts.Tell(await act(actor));
            await LoadAsync();
        }
        catch (NpgsqlException)
        {
            _notice = new Notice(Tone.Critical, "The dashboard's database does not answer. Nothing was recorded.");
        }
        finally
        {
            _busy = false;
        }
    }
}
