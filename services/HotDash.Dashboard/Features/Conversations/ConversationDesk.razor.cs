using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Chatwoot;
using HotDash.Dashboard.Features.Live;
using Microsoft.AspNetCore.Components;

namespace HotDash.Dashboard.Features.Conversations;

public sealed partial class ConversationDesk : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private Feed<ConversationThread> _feed = null!; // set in OnInitialized, before the first render
    private IDisposable? _subscription;
    private Notice? _notice;
    private string _draft = "";
    private bool _busy;

    [Parameter, EditorRequired] public required long Id { get; set; }

    [PersistentState] public FeedSnapshot<ConversationThread>? Saved { get; set; }

    [Inject] private ConversationReader Reader { get; set; } = null!; // injected

    [Inject] private ChatwootClient Chatwoot { get; set; } = null!; // injected

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

    private Task SendAsync(bool isPrivate) => ActAsync(
        async () =>
        {
            await Chatwoot.CreateMessageAsync(Id, new NewMessage(_draft.Trim(), isPrivate, SourceId: null), _closed.Token);
            _draft = "";
        },
        isPrivate ? "Private note added." : "Reply sent.");

    private Task SetStatusAsync(string status) =>
        ActAsync(() => Chatwoot.SetStatusAsync(Id, status, _closed.Token), status == "resolved" ? "Marked resolved." : "Reopened.");

    private Task AssignAsync(long? agentId) =>
        ActAsync(() => Chatwoot.AssignAsync(Id, agentId, _closed.Token), agentId is null ? "Nobody is assigned now." : "Assigned.");

    private async Task ActAsync(Func<Task> act, string done)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        _notice = null;

        try
        {
            await act();
            _notice = new Notice(Tone.Good, done);
            await LoadAsync();
        }
        catch (ChatwootException exception)
        {
            _notice = new Notice(Tone.Critical, exception.Message);
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
