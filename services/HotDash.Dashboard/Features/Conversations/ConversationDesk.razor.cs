using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Approvals;
using HotDash.Dashboard.Features.Chatwoot;
using HotDash.Dashboard.Features.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Npgsql;

namespace HotDash.Dashboard.Features.Conversations;

public sealed partial class ConversationDesk : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private Feed<ConversationThread> _feed = null!; // set in OnInitialized, before the first render
    private IDisposable? _subscription;
    private Notice? _notice;
    private string _draft = "";
    private Guid _draftId = Guid.NewGuid();
    private Actor? _actor;
    private bool _busy;

    [Parameter, EditorRequired] public required long Id { get; set; }

    [PersistentState] public FeedSnapshot<ConversationThread>? Saved { get; set; }

    [Inject] private ConversationReader Reader { get; set; } = null!; // injected

    [Inject] private ConversationDecisions Decisions { get; set; } = null!; // injected

    [Inject] private ApprovalDesk Approvals { get; set; } = null!; // injected

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!; // cascades from the router

    [Inject] private LiveUpdates Live { get; set; } = null!; // injected

    [Inject] private TimeProvider Time { get; set; } = null!; // injected

    protected override void OnInitialized()
    {
        _feed = new(Time);

        if (Saved is { } saved)
        {
            _feed.Restore(saved);
        }

        _subscription = RendererInfo.IsInteractive
            ? Live.Subscribe(update => update.ConversationId == Id ? InvokeAsync(RefreshAsync) : Task.CompletedTask)
            : null;
    }

    protected override async Task OnParametersSetAsync()
    {
        _actor = Actor.From((await Authentication).User);

        if (Saved is null)
        {
            await LoadAsync();
        }

        Saved = RendererInfo.IsInteractive ? null : _feed.Snapshot;
    }

    private Task LoadAsync() => _feed.LoadAsync(cancellationToken => Reader.ReadAsync(Id, cancellationToken), _closed.Token);

    private async Task RefreshAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private bool MayAct => _actor is { MayAct: true };

    private Task SendAsync(bool isPrivate) => ActAsync(async actor =>
    {
        var notice = isPrivate ? await AddNoteAsync(actor) : await ReplyAsync(actor);

        if (notice.Tone != Tone.Critical)
        {
            _draft = "";
            _draftId = Guid.NewGuid();
        }

        return notice;
    });

    private async Task<Notice> AddNoteAsync(Actor actor)
    {
        await Decisions.AddNoteAsync(Id, _draft.Trim(), new ConversationOrder(_draftId, actor), _closed.Token);

        return new Notice(Tone.Good, "Private note added.");
    }

    private async Task<Notice> ReplyAsync(Actor actor)
    {
        var draft = ReplyDrafts.Create(_draftId, _feed.Value!.Conversation, _draft.Trim()); // the composer is shown with a value only

        return ReplyDrafts.Tell(await Approvals.SendAsync(draft, actor, _closed.Token));
    }

    private Task SetStatusAsync(string status) => ActAsync(async actor =>
    {
        await Decisions.SetStatusAsync(Id, status, new ConversationOrder(Guid.NewGuid(), actor), _closed.Token);

        return new Notice(Tone.Good, status == "resolved" ? "Marked resolved." : "Reopened.");
    });

    private Task AssignAsync(long? agentId) => ActAsync(async actor =>
    {
        await Decisions.AssignAsync(Id, agentId, new ConversationOrder(Guid.NewGuid(), actor), _closed.Token);

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

    public void Dispose()
    {
        _subscription?.Dispose();
        _closed.Cancel();
        _closed.Dispose();
    }
}
