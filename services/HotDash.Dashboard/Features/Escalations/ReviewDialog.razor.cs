using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Approvals;
using HotDash.Dashboard.Features.Chatwoot;
using HotDash.Dashboard.Features.Conversations;
using HotDash.Dashboard.Features.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using Npgsql;

namespace HotDash.Dashboard.Features.Escalations;

public sealed partial class ReviewDialog : LiveView<ReviewSubject>, IAsyncDisposable
{
    private const int ShownMessages = 6;
    private const string ModulePath = "./Features/Escalations/ReviewDialog.razor.js";

    private readonly ReviewForm _form = new();
    private ElementReference _dialog;
    private IJSObjectReference? _module;
    private Notice? _notice;
    private Actor? _actor;
    private bool _busy;
    private bool _prefilled;

    [Parameter, EditorRequired] public required long Id { get; set; }

    /// <summary>The page behind the dialog.</summary>
    [Parameter, EditorRequired] public required string CloseTo { get; set; }

    [Inject] private ReviewReader Reader { get; set; } = null!; // injected

    [Inject] private ApprovalDesk Approvals { get; set; } = null!; // injected

    [Inject] private ConversationDecisions Decisions { get; set; } = null!; // injected

    [Inject] private IJSRuntime Browser { get; set; } = null!; // injected

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!; // cascades from the router

    private bool MayAct => IsListening && !_busy && _actor is { MayAct: true } && Feed.Value is not null;

    protected override async Task<ReviewSubject> ReadAsync(CancellationToken cancellationToken)
    {
        var subject = await Reader.ReadAsync(Id, cancellationToken);
        Prefill(subject);

        return subject;
    }

    protected override bool Concerns(LiveUpdate update) => update is not null && update.ConversationId == Id;

    protected override async Task OnParametersSetAsync()
    {
        _actor = Actor.From((await Authentication).User);

        if (Feed.Value is { } restored)
        {
            Prefill(restored);
        }

        await base.OnParametersSetAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await Browser.InvokeAsync<IJSObjectReference>("import", Closed, ModulePath);
            await _module.InvokeVoidAsync("open", Closed, _dialog, $"/{CloseTo}");
        }
    }

    /// <summary>Only at first: what the operator writes is not replaced by a later reading.</summary>
    private void Prefill(ReviewSubject subject)
    {
        if (!_prefilled)
        {
            _prefilled = true;
            _form.ChangeReply(subject.Suggestion?.Text ?? "");
            _form.IsEditing = subject.Suggestion is null;
        }
    }

    private async Task CloseAsync()
    {
        if (_module is { } module)
        {
            await module.InvokeVoidAsync("close", Closed, _dialog);
        }
    }

    private Task SendAsync() => ActAsync((draft, actor) => Approvals.SendAsync(draft, actor, Closed));

    private Task ProposeAsync() => ActAsync((draft, actor) => Approvals.ProposeAsync(draft, actor, Closed));

    private Task ActAsync(Func<ApprovalDraft, Actor, Task<ApprovalOutcome>> act) => ActAsync(async actor =>
    {
        var subject = Feed.Value!; // the buttons are enabled with a value only
        var adopted = subject.Suggestion is { } suggestion && suggestion.Text == _form.Reply ? suggestion.Template : null;
        var draft = ReplyDrafts.Create(_form.ReplyId, subject.Thread.Conversation, _form.Reply.Trim(), adopted, _form.Grades);

        return ReplyDrafts.Tell(await act(draft, actor));
    });

    private Task EscalateAsync() => ActAsync(async actor =>
    {
        await Decisions.EscalateAsync(Id, Order(actor), Closed);

        return new Notice(Tone.Good, "Escalated: the label was added, the others are untouched.");
    });

    private Task ResolveAsync() => ActAsync(async actor =>
    {
        await Decisions.SetStatusAsync(Id, "resolved", Order(actor), Closed);

        return new Notice(Tone.Good, "Marked resolved.");
    });

    private ConversationOrder Order(Actor actor) => new(_form.ActionId, actor) { Rationale = _form.Note, Grades = _form.Grades };

    /// <summary>The internal note goes first, so that colleagues read it before the effect.</summary>
    private async Task ActAsync(Func<Actor, Task<Notice>> act)
    {
        if (_busy || _actor is not { } actor)
        {
            return;
        }

        _busy = true;

        try
        {
            if (!string.IsNullOrWhiteSpace(_form.Note))
            {
                await Decisions.AddNoteAsync(Id, _form.Note.Trim(), new ConversationOrder(_form.NoteId, actor), Closed);
                _form.ForgetNote();
            }

            _notice = await act(actor);
            await LoadAsync();
        }
        catch (ChatwootException exception)
        {
            _notice = new Notice(Tone.Critical, exception.Message);
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

    public async ValueTask DisposeAsync()
    {
        Dispose();

        try
        {
            if (_module is { } module)
            {
                await module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and its module with it.
        }
    }
}
