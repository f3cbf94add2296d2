using HotDash.Dashboard.Features.Live;
using Microsoft.AspNetCore.Components;

namespace HotDash.Dashboard.Components.Shared;

/// <summary>
/// A view of one feed: rendered on the server, taken over by the interactive page without a second read, and read again at a
/// webhook that concerns it and at an interval, which catches what a lost webhook would have told.
/// </summary>
public abstract class LiveView<T> : ComponentBase, IDisposable
    where T : class
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _closed = new();
    private IDisposable? _subscription;
    private ITimer? _timer;

    [PersistentState] public FeedSnapshot<T>? Saved { get; set; }

    [Inject] protected TimeProvider Time { get; private set; } = null!; // injected

    [Inject] private LiveUpdates Live { get; set; } = null!; // injected

    protected Feed<T> Feed { get; private set; } = null!; // set in OnInitialized, before the first render

    /// <summary>Kept apart from its source, which is gone when a late callback asks for it.</summary>
    protected CancellationToken Closed { get; private set; }

    /// <summary>False in what the server draws before the page's connection listens: until then clicks and typed text would be lost, so nothing takes them.</summary>
    protected bool IsListening => RendererInfo.IsInteractive;

    protected abstract Task<T> ReadAsync(CancellationToken cancellationToken);

    protected virtual bool Concerns(LiveUpdate update) => update is { ConversationId: not null };

    protected override void OnInitialized()
    {
        Closed = _closed.Token;
        Feed = new Feed<T>(Time);

        if (Saved is { } saved)
        {
            Feed.Restore(saved);
        }

        if (RendererInfo.IsInteractive)
        {
            _subscription = Live.Subscribe(update => Concerns(update) ? InvokeAsync(RefreshAsync) : Task.CompletedTask);
            _timer = Time.CreateTimer(_ => _ = InvokeAsync(RefreshAsync), null, s_interval, s_interval);
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Saved is null)
        {
            await LoadAsync();
        }

        Saved = RendererInfo.IsInteractive ? null : Feed.Snapshot;
    }

    protected Task LoadAsync() => Feed.LoadAsync(ReadAsync, Closed);

    private async Task RefreshAsync()
    {
        try
        {
            await LoadAsync();
            StateHasChanged();
        }
        catch (OperationCanceledException) when (Closed.IsCancellationRequested)
        {
            // The page was left while it was reading.
        }
        catch (Exception exception)
        {
            // Nobody awaits a timer's callback: the circuit is told, which logs it and shows it on the page.
            await DispatchExceptionAsync(exception);
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _subscription?.Dispose();
            _timer?.Dispose();
            _closed.Cancel();
            _closed.Dispose();
        }
    }
}
