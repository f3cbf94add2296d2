using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Chatwoot;
using HotDash.Dashboard.Features.Decisions;
using HotDash.Dashboard.Features.Live;

namespace HotDash.Dashboard.Features.Approvals;

/// <summary>What people do with proposals. Every method may be called twice with the same ids and acts once.</summary>
internal sealed class ApprovalDesk(
    ApprovalStore store,
    ApplyStore applyStore,
    NoteWriter notes,
    ReplyApplier applier,
    DecisionLog decisions,
    ChatwootClient chatwoot,
    LiveUpdates live,
    IHostApplicationLifetime lifetime)
{
    private static readonly ApprovalOutcome s_notAllowed = new(ApprovalResult.Refused, "Your role may look but not decide.");

    /// <summary>Stores the draft as a private note and queues it for review.</summary>
    public async Task<ApprovalOutcome> ProposeAsync(ApprovalDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.MayAct)
        {
            return await RefuseAsync(draft.Reference, "propose", actor, cancellationToken);
        }

        await store.CreateAsync(draft, actor, cancellationToken);
        var stored = await GetAsync(draft.Id, cancellationToken);

        if (stored.Content != draft.Content)
        {
            return new(ApprovalResult.Conflict, "Another text was stored under this form before. Open the conversation again.");
        }

        return await SubmitAsync(stored, cancellationToken);
    }

    /// <summary>The one step of an operator who writes and answers for the text: note, approval, reply.</summary>
    public async Task<ApprovalOutcome> SendAsync(ApprovalDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        using var activity = DashboardTelemetry.StartAct("send reply");
        var proposed = await ProposeAsync(draft, actor, cancellationToken);

        return proposed.Result == ApprovalResult.Done ? await ApproveAsync(draft.Id, draft.Grades, actor, cancellationToken) : proposed;
    }

    public async Task<ApprovalOutcome> ApproveAsync(Guid id, Grades? grades, Actor actor, CancellationToken cancellationToken)
    {
        var approval = await GetAsync(id, cancellationToken);

        if (!actor.MayAct)
        {
            return await RefuseAsync(approval.Reference, "approve", actor, cancellationToken);
        }

        if (approval.State == ApprovalStates.PendingReview && ApprovalRules.Problems(approval) is [var problem, ..])
        {
            return new(ApprovalResult.Refused, problem);
        }

        if (ApprovalRules.MayApprove(approval))
        {
            await store.DecideAsync(id, ApprovalStates.Approved, Decide(approval, "approve", actor, rationale: null, grades), cancellationToken);
        }

        return await ApplyAsync(id, cancellationToken);
    }

    /// <summary>Replaces what nobody has approved yet and submits it again, with a new note.</summary>
    public async Task<ApprovalOutcome> EditAsync(
        Guid id, string content, string evidence, string rollbackPlan, Actor actor, CancellationToken cancellationToken)
    {
        var approval = await GetAsync(id, cancellationToken);

        if (!actor.MayAct)
        {
            return await RefuseAsync(approval.Reference, "edit", actor, cancellationToken);
        }

        if (!await store.EditAsync(id, content, evidence, rollbackPlan, cancellationToken))
        {
            return new(ApprovalResult.Conflict, "It has been decided already.");
        }

        return await SubmitAsync(await GetAsync(id, cancellationToken), cancellationToken);
    }

    /// <summary>Back to the author, with a private note that says why.</summary>
    public async Task<ApprovalOutcome> RequestChangesAsync(Guid id, string note, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await TurnDownAsync(id, ApprovalStates.Draft, "request_changes", note, actor, cancellationToken);

        if (outcome.Result == ApprovalResult.Done && await GetAsync(id, cancellationToken) is { ConversationId: { } conversationId })
        {
            try
            {
                await chatwoot.CreateMessageAsync(
                    conversationId, new NewMessage($"Changes requested by {actor.Name}: {note}", Private: true, $"hotdash:changes:{id}"), cancellationToken);
            }
            catch (ChatwootException exception)
            {
                return new(ApprovalResult.Done, $"Changes requested. The note did not reach the conversation: {exception.Message}");
            }
        }

        return outcome;
    }

    public Task<ApprovalOutcome> RejectAsync(Guid id, string note, Actor actor, CancellationToken cancellationToken) =>
        TurnDownAsync(id, ApprovalStates.Rejected, "reject", note, actor, cancellationToken);

    /// <summary>Another attempt for an approved reply that stands still.</summary>
    public async Task<ApprovalOutcome> RetryAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.MayAct)
        {
            return s_notAllowed;
        }

        await applyStore.RetryAsync(id, cancellationToken);

        return await ApplyAsync(id, cancellationToken);
    }

    /// <summary>For what the dashboard cannot apply itself: a person says that it has been done.</summary>
    public async Task<ApprovalOutcome> MarkDoneAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        var approval = await GetAsync(id, cancellationToken);

        if (!actor.MayAct || approval is not { State: ApprovalStates.Approved, Kind: not ApprovalKinds.CxReply })
        {
            return await RefuseAsync(approval.Reference, "mark_done", actor, cancellationToken, "Only an approved proposal of another kind than a reply is marked as done by hand.");
        }

        await applyStore.MarkAppliedAsync(approval, $"by {actor.Name}", Tools.Manual, cancellationToken);
        await live.PublishAsync(new LiveUpdate(LiveTopics.Approvals, null));

        return new(ApprovalResult.Done, "Marked as done.");
    }

    /// <summary>Only what a person approved is applied; anything else is refused and recorded.</summary>
    public async Task<ApprovalOutcome> ApplyAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        var approval = await GetAsync(id, cancellationToken);

        return approval.State is ApprovalStates.Draft or ApprovalStates.PendingReview or ApprovalStates.Rejected
            ? await RefuseAsync(approval.Reference, "apply", actor, cancellationToken, "Nothing leaves without an approval.")
            : await RetryAsync(id, actor, cancellationToken);
    }

    private async Task<ApprovalOutcome> SubmitAsync(Approval approval, CancellationToken cancellationToken)
    {
        if (approval.State == ApprovalStates.Draft)
        {
            try
            {
                await notes.SubmitAsync(approval, cancellationToken);
            }
            catch (ChatwootException exception)
            {
                return new(ApprovalResult.Failed, $"The draft is kept, but its note was not stored: {exception.Message}");
            }
        }

        await live.PublishAsync(new LiveUpdate(LiveTopics.Approvals, approval.ConversationId));

        return new(ApprovalResult.Done, "Stored as a private note, waiting for approval.");
    }

    private async Task<ApprovalOutcome> TurnDownAsync(
        Guid id, string newState, string action, string note, Actor actor, CancellationToken cancellationToken)
    {
        var approval = await GetAsync(id, cancellationToken);

        if (!actor.MayAct)
        {
            return await RefuseAsync(approval.Reference, action, actor, cancellationToken);
        }

        if (string.IsNullOrWhiteSpace(note))
        {
            return new(ApprovalResult.Refused, "Say why: the author needs a note.");
        }

        var changed = await store.DecideAsync(id, newState, Decide(approval, action, actor, note, grades: null), cancellationToken);
        await live.PublishAsync(new LiveUpdate(LiveTopics.Approvals, approval.ConversationId));

        return changed
            ? new(ApprovalResult.Done, newState == ApprovalStates.Draft ? "Changes requested." : "Rejected.")
            : new(ApprovalResult.Conflict, "It has been decided already.");
    }

    /// <summary>The effect outlives the page that asked for it, so it runs under the host's lifetime.</summary>
    private async Task<ApprovalOutcome> ApplyAsync(Guid id, CancellationToken cancellationToken)
    {
        await applier.ApplyAsync(id, lifetime.ApplicationStopping).WaitAsync(cancellationToken);
        await live.PublishAsync(new LiveUpdate(LiveTopics.Approvals, null));

        return await GetAsync(id, cancellationToken) switch
        {
            { State: ApprovalStates.Applied or ApprovalStates.Audited or ApprovalStates.Learned } => new(ApprovalResult.Done, "Reply sent."),
            { State: ApprovalStates.Approved, Kind: not ApprovalKinds.CxReply } => new(ApprovalResult.Done, "Approved."),
            { State: ApprovalStates.Approved, RetryAt: null, ApplyError: { } error } => new(ApprovalResult.Failed, $"Approved, but not sent: {error}"),
            { State: ApprovalStates.Approved } waiting => new(
                ApprovalResult.UnderWay, $"Approved. It is sent as soon as possible, once. {waiting.ApplyError}".TrimEnd()),
            _ => new(ApprovalResult.Conflict, "It has been decided otherwise meanwhile."),
        };
    }

    private async Task<Approval> GetAsync(Guid id, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) ?? throw new KeyNotFoundException($"There is no approval {id}.");

    private async Task<ApprovalOutcome> RefuseAsync(
        string reference, string action, Actor actor, CancellationToken cancellationToken, string? reason = null)
    {
        await decisions.RecordAsync(
            new NewDecision(actor, $"refused.{action}", reference, $"refused:{Guid.NewGuid()}") { Rationale = reason ?? s_notAllowed.Message },
            cancellationToken);

        return reason is null ? s_notAllowed : new(ApprovalResult.Refused, reason);
    }

    private static NewDecision Decide(Approval approval, string action, Actor actor, string? rationale, Grades? grades) =>
        new(actor, $"{approval.Kind}.{action}", approval.Reference, $"approval:{approval.Id}:{action}:{approval.SubmittedAt?.Ticks}")
        {
            Rationale = rationale,
            Evidence = approval.Evidence,
            Payload = new
            {
                approval = approval.Id,
                content = approval.Content,
                note = approval.NoteMessageId,
                template = approval.Template,
                grades = grades ?? approval.Grades,
            },
        };
}
