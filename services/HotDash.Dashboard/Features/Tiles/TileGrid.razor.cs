using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace HotDash.Dashboard.Features.Tiles;

public sealed partial class TileGrid : ComponentBase, IDisposable
{
    /// <summary>The first page does not wait longer for slow sources; they fill in as they answer.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(150);

    private static readonly TimeSpan s_tick = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _closed = new();
    private CancellationToken _closedToken;
    private IReadOnlyList<TileDefinition> _tiles = [];
    private IDisposable? _subscription;
    private ITimer? _timer;
    private string _reader = "";

    /// <summary>An array, because its runtime type must be one that can be written into the page and read back.</summary>
    [Parameter, EditorRequired] public required string[] TileIds { get; set; }

    [Parameter] public bool IsSample { get; set; }

    [Inject] private TileBoard Board { get; set; } = null!; // injected

    [Inject] private LiveUpdates Live { get; set; } = null!; // injected

    [Inject] private TimeProvider Time { get; set; } = null!; // injected

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!; // cascades from the router

    protected override async Task OnInitializedAsync()
    {
        _closedToken = _closed.Token;
        _tiles = [.. TileIds.SelectMany(id => TileCatalog.All.Where(tile => tile.Id == id))];

        if (IsSample)
        {
            return;
        }

        if (RendererInfo.IsInteractive)
        {
            _subscription = Live.Subscribe(TakeAsync);
            _timer = Time.CreateTimer(_ => _ = InvokeAsync(TickAsync), null, TimeSpan.Zero, s_tick);
        }

        _reader = Actor.From((await Authentication).User)?.Name ?? "";

        if (!RendererInfo.IsInteractive)
        {
            await Task.WhenAny(RefreshDueAsync(), Task.Delay(s_patience, Time, _closedToken));
        }
    }

    private TileState StateOf(TileDefinition tile) =>
        IsSample ? new TileState(SampleTiles.Read(tile.Id), Time.GetUtcNow(), null, TimeSpan.Zero, []) : Board.Peek(tile.Id);

    private async Task RefreshAsync(TileDefinition tile)
    {
        if (!IsSample)
        {
            await Board.GetAsync(tile, TimeSpan.Zero, _reader, _closedToken);
        }
    }

    private async Task RefreshDueAsync()
    {
        try
        {
            await Task.WhenAll(_tiles.Select(tile => Board.GetAsync(tile, tile.Interval, _reader, _closedToken)));
        }
        catch (OperationCanceledException) when (_closedToken.IsCancellationRequested)
        {
            // The page was left; the board goes on without it.
        }
        catch (Exception exception)
        {
            // Nobody awaits a timer's callback: the circuit is told, which logs it and shows it on the page.
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task TickAsync()
    {
        StateHasChanged();
        await RefreshDueAsync();
    }

    /// <summary>A tile was read for somebody, or a webhook says that what Chatwoot's tiles show has changed.</summary>
    private Task TakeAsync(LiveUpdate update) => InvokeAsync(async () =>
    {
        if (!update.Topic.StartsWith(LiveTopics.Tile, StringComparison.Ordinal))
        {
            await Task.WhenAll(_tiles.Where(tile => IsAbout(tile, update)).Select(RefreshAsync));
        }

        StateHasChanged();
    });

    private static bool IsAbout(TileDefinition tile, LiveUpdate update) =>
        tile.Topics.Any(topic => update.Topic.StartsWith(topic, StringComparison.Ordinal));

    public void Dispose()
    {
        _subscription?.Dispose();
        _timer?.Dispose();
        _closed.Cancel();
        _closed.Dispose();
    }
}
