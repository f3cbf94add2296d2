using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Chatwoot;
using HotDash.Dashboard.Features.Conversations;
using HotDash.Dashboard.Features.Live;
using HotDash.Dashboard.Features.StackHealth;
using Microsoft.AspNetCore.Components;

namespace HotDash.Dashboard.Features.Overview;

public sealed partial class OverviewBoard : ComponentBase, IDisposable
{
    /// <summary>Live updates come by webhook; this catches what a lost webhook would have told.</summary>
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _closed = new();
    private Feed<ConversationListData> _conversations = null!; // set in OnInitialized, before the first render
    private Feed<IReadOnlyList<ServiceHealth>> _health = null!; // set in OnInitialized, before the first render
    private IDisposable? _subscription;
    private ITimer? _timer;

    [PersistentState] public OverviewSnapshot? Saved { get; set; }

    [Inject] private ChatwootClient Chatwoot { get; set; } = null!; // injected

    [Inject] private StackHealthReader StackHealth { get; set; } = null!; // injected

    [Inject] private LiveUpdates Live { get; set; } = null!; // injected

    [Inject] private TimeProvider Time { get; set; } = null!; // injected

    protected override async Task OnInitializedAsync()
    {
        _conversations = new(Time);
        _health = new(Time);

        if (Saved is { } saved)
        {
            Restore(saved);
        }
        else
        {
            await Task.WhenAll(LoadConversationsAsync(), LoadHealthAsync());
        }

        if (RendererInfo.IsInteractive)
        {
            _subscription = Live.Subscribe(_ => InvokeAsync(RefreshConversationsAsync));
            _timer = Time.CreateTimer(_ => _ = InvokeAsync(RefreshAllAsync), null, s_interval, s_interval);
        }
        else
        {
            Saved = new OverviewSnapshot(_conversations.Snapshot, _health.Snapshot);
        }
    }

    private void Restore(OverviewSnapshot saved)
    {
        if (saved.Conversations is { } conversations)
        {
            _conversations.Restore(conversations);
        }

        if (saved.Health is { } health)
        {
            _health.Restore(health);
        }
    }

    private Task LoadConversationsAsync() => _conversations.LoadAsync(
        cancellationToken => Chatwoot.ListConversationsAsync(new ConversationQuery { Sort = "waiting_since_asc" }, cancellationToken),
        _closed.Token);

    private Task LoadHealthAsync() => _health.LoadAsync(StackHealth.ReadAsync, _closed.Token);

    private async Task RefreshConversationsAsync()
    {
        await LoadConversationsAsync();
        StateHasChanged();
    }

    private async Task RefreshAllAsync()
    {
        await Task.WhenAll(LoadConversationsAsync(), LoadHealthAsync());
        StateHasChanged();
    }

    private int LongWaits(ConversationListData list)
    {
        var now = Time.GetUtcNow();

        return list.Payload.Count(conversation => ConversationText.Waiting(conversation, now) is { TotalMinutes: >= 30 });
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _timer?.Dispose();
        _closed.Cancel();
        _closed.Dispose();
    }
}
