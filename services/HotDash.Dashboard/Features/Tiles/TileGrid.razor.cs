using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Live;
using HotDash.Dashboard.Features.Preferences;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Npgsql;

namespace HotDash.Dashboard.Features.Tiles;

public sealed partial class TileGrid : ComponentBase, IDisposable
{
    /// <summary>The first page does not wait longer for slow sources; they fill in as they answer.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(150);

    private static readonly TimeSpan s_tick = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _closed = new();
    private CancellationToken _closedToken;
    private List<TileDefinition> _tiles = [];
    private IDisposable? _subscription;
    private ITimer? _timer;
    private Actor? _actor;
    private readonly Dictionary<string, TileCard> _cards = [];
    private TileDefinition? _dragged;
    private string? _focused;
    private string? _moved;
    private Task _saved = Task.CompletedTask;

    /// <summary>An array, because its runtime type must be one that can be written into the page and read back.</summary>
    [Parameter, EditorRequired] public required string[] TileIds { get; set; }

    [Parameter] public bool IsSample { get; set; }

    [Inject] private TileBoard Board { get; set; } = null!; // injected

    [Inject] private LiveUpdates Live { get; set; } = null!; // injected

    [Inject] private PreferenceStore Preferences { get; set; } = null!; // injected

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

        _actor = Actor.From((await Authentication).User);

        if (!RendererInfo.IsInteractive)
        {
            await Task.WhenAny(RefreshDueAsync(), Task.Delay(s_patience, Time, _closedToken));
        }
    }

    private string Reader => _actor?.Name ?? "";

    /// <summary>Moving a tile moves its element, which loses the focus on the way.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focused is { } id)
        {
            _focused = null;
            await _cards[id].FocusHandleAsync();
        }
    }

    private Task DropAsync(TileDefinition target)
    {
        if (_dragged is not { } dragged)
        {
            return Task.CompletedTask;
        }

        _dragged = null;

        return MoveToAsync(dragged, IndexOf(target));
    }

    private Task MoveAsync(TileDefinition tile, int places)
    {
        _focused = tile.Id;

        return MoveToAsync(tile, IndexOf(tile) + places);
    }

    private async Task MoveToAsync(TileDefinition tile, int index)
    {
        if (index < 0 || index >= _tiles.Count || _tiles[index] == tile)
        {
            return;
        }

        List<TileDefinition> tiles = [.. _tiles.Where(other => other != tile)];
        tiles.Insert(index, tile);
        _tiles = tiles;
        _moved = $"{tile.Title}, position {index + 1} of {tiles.Count}";
        await (_saved = SaveAfterAsync(_saved, [.. tiles.Select(other => other.Id)]));
    }

    /// <summary>One after the other, so that the last move is what is kept.</summary>
    private async Task SaveAfterAsync(Task earlier, IReadOnlyList<string> order)
    {
        await earlier;

        try
        {
            if (_actor is { } actor)
            {
                await Preferences.SaveTileOrderAsync(actor.Id, order, _closedToken);
            }
        }
        catch (NpgsqlException)
        {
            _moved = "The order could not be kept: the dashboard's database does not answer.";
        }
    }

    private int IndexOf(TileDefinition tile) => _tiles.IndexOf(tile);

    private TileState StateOf(TileDefinition tile) =>
        IsSample ? new TileState(SampleTiles.Read(tile.Id), Time.GetUtcNow(), null, TimeSpan.Zero, []) : Board.Peek(tile.Id);

    private async Task RefreshAsync(TileDefinition tile)
    {
        if (!IsSample)
        {
            await Board.GetAsync(tile, TimeSpan.Zero, Reader, _closedToken);
        }
    }

    private async Task RefreshDueAsync()
    {
        try
        {
            await Task.WhenAll(_tiles.Select(tile => Board.GetAsync(tile, tile.Interval, Reader, _closedToken)));
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
