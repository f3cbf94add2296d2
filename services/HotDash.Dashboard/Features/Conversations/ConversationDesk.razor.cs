using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Approvals;
using HotDash.Dashboard.Features.Chatwoot;
using HotDash.Dashboard.Features.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Npgsql;

namespace HotDash.Dashboard.Features.Conversations;

public sealed partial class ConversationDesk : LiveView<ConversationThread>
{
    private Notice? _notice;
    private string _draft = "";
    private string? _attempted;
    private Guid _draftId = Guid.NewGuid();
    private Actor? _actor;
    private bool _busy;

    [Parameter, EditorRequired] public required long Id { get; set; }

    [Inject] private ConversationReader Reader { get; set; } = null!; // injected

    [Inject] private ConversationDecisions Decisions { get; set; } = null!; // injected

    [Inject] private ApprovalDesk Approvals { get; set; } = null!; // injected

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!; // cascades from the router

    protected override Task<ConversationThread> ReadAsync(CancellationToken cancellationToken) => Reader.ReadAsync(Id, cancellationToken);

    protected override bool Concerns(LiveUpdate update) => update is not null && update.ConversationId == Id;

    protected override async Task OnParametersSetAsync()
    {
        _actor = Actor.From((await Authentication).User);
        await base.OnParametersSetAsync();
    }

    private bool MayAct => IsListening && _actor is { MayAct: true };

    private Task SendAsync(bool isPrivate) => ActAsync(async actor =>
    {
        // A text that was changed after a failed attempt is another message; the same text is the same one.
        _draftId = _attempted is { } attempted && attempted != _draft ? Guid.NewGuid() : _draftId;
        _attempted = _draft;
        var notice = isPrivate ? await AddNoteAsync(actor) : await ReplyAsync(actor);

        if (notice.Tone != Tone.Critical)
        {
            _draft = "";
            _draftId = Guid.NewGuid();
            _attempted = null;
        }

        return notice;
    });

    private async Task<Notice> AddNoteAsync(Actor actor)
    {
        await Decisions.AddNoteAsync(Id, _draft.Trim(), new ConversationOrder(_draftId, actor), Closed);

        return new Notice(Tone.Good, "Private note added.");
    }

    private async Task<Notice> ReplyAsync(Actor actor)
    {
        var draft = ReplyDrafts.Create(_draftId, Feed.Value!.Conversation, _draft.Trim()); // the composer is shown with a value only

        return ReplyDrafts.Tell(await Approvals.SendAsync(draft, actor, Closed));
    }

    private Task SetStatusAsync(string status) => ActAsync(async actor =>
    {
        await Decisions.SetStatusAsync(Id, status, new ConversationOrder(Guid.NewGuid(), actor), Closed);

        return new Notice(Tone.Good, status == "resolved" ? "Marked resolved." : "Reopened.");
    });

    private Task AssignAsync(long? agentId) => ActAsync(async actor =>
    {
        await Decisions.AssignAsync(Id, agentId, new ConversationOrder(Guid.NewGuid(), actor), Closed);

        return new Notice(Tone.Good, agentId is null ? "Nobody is assigned now." : "Assigned.");
    });

    private async Task ActAsync(Func<Actor, Task<Notice>> act)
    {
        if (_busy || _actor is not { } actor)
        {
            return;
        }

        _busy = true;
        _notice = null;

        try
        {
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
}
