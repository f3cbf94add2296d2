using HotDash.Dashboard.Features.Approvals;
using HotDash.Dashboard.Features.Conversations;
using HotDash.Dashboard.Features.Escalations;
using HotDash.Dashboard.Features.Tiles;
using HotDash.Dashboard.Tests.Fakes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HotDash.Dashboard.Tests.Features.Tiles;

public sealed class TileBoardTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private readonly FakeTimeProvider _time = new(s_now);
    private DashboardUnderTest _dashboard = null!; // set in InitializeAsync
    private TileBoard _board = null!; // set in InitializeAsync

    public async ValueTask InitializeAsync()
    {
        _dashboard = await DashboardUnderTest.StartAsync("Production", _time, _cancellationToken);
        _dashboard.Chatwoot.Add(10, "Jamie", s_now.AddHours(-1), s_now.AddMinutes(-31));
        _dashboard.Chatwoot.AddMessage(10, "Where is my order?", 0, isPrivate: false, sourceId: null, s_now.AddMinutes(-31));
        _board = _dashboard.Services.GetRequiredService<TileBoard>();
    }

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task Escalations_OneBreach_IsAWarningWithAWayToReviewIt()
    {
        var state = await GetAsync(EscalationsTile.Tile, TimeSpan.Zero);

        Assert.Equal((TileStatus.Warning, "1", "1"), (state.Reading!.Status, state.Reading.Figures[0].Value, state.Reading.Figures[1].Value));
        Assert.Equal(("Jamie", "SLA breached", "31 min", "?review=10"), Assert.Single(state.Reading.Rows) is var row ? (row.Text, row.Detail, row.Badge, row.Href) : default);
    }

    [Fact]
    public async Task Reading_YoungerThanTheInterval_IsNotReadAgain()
    {
        await GetAsync(UnreadTile.Tile, UnreadTile.Tile.Interval);
        var asked = _dashboard.Chatwoot.Requests.Count;
        _time.Advance(UnreadTile.Tile.Interval - TimeSpan.FromSeconds(1));

        await GetAsync(UnreadTile.Tile, UnreadTile.Tile.Interval);
        Assert.Equal(asked, _dashboard.Chatwoot.Requests.Count);

        _time.Advance(TimeSpan.FromSeconds(1));
        await GetAsync(UnreadTile.Tile, UnreadTile.Tile.Interval);
        Assert.Equal(asked + 1, _dashboard.Chatwoot.Requests.Count);
    }

    [Fact]
    public async Task Reading_AskedByTwentyAtOnce_IsMadeOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => GetAsync(UnreadTile.Tile, TimeSpan.FromMinutes(1))));

        Assert.Single(_dashboard.Chatwoot.Requests);
    }

    [Fact]
    public async Task Refresh_ChatwootFails_KeepsTheReadingAndItsTime()
    {
        await GetAsync(UnreadTile.Tile, TimeSpan.Zero);
        _time.Advance(TimeSpan.FromMinutes(5));
        _dashboard.Chatwoot.Interfere = _ => Task.FromResult<IResult?>(Results.Json(new { error = "gone" }, statusCode: 410));

        var state = await GetAsync(UnreadTile.Tile, TimeSpan.Zero);

        Assert.Equal((true, s_now, "Chatwoot refused with status 410: gone"), (state.IsStale, state.ReadAt, state.Error));
        Assert.Equal("Out of date", TileText.Status(state));
    }

    [Fact]
    public async Task Fact_SameReadingTwice_IsStoredOnceWithWhoAndSource()
    {
        await GetAsync(ApprovalsTile.Tile, TimeSpan.Zero);
        await GetAsync(ApprovalsTile.Tile, TimeSpan.Zero);

        Assert.Equal("1|Ada|HotDash", await _dashboard.QueryAsync<string>(
            "select count(*) || '|' || min(read_by) || '|' || min(source) from facts where tile = 'approvals-queue'", _cancellationToken));
    }

    [Fact]
    public void Arrange_UnknownAndHidden_KeepsTheRest()
    {
        var tiles = TileCatalog.Arrange(["sales-pulse", "gone"], ["inventory"]);

        Assert.Equal(("sales-pulse", TileCatalog.All.Count - 1), (tiles[0].Id, tiles.Count));
        Assert.DoesNotContain(tiles, tile => tile.Id == "inventory");
    }

    private Task<TileState> GetAsync(TileDefinition tile, TimeSpan maxAge) => _board.GetAsync(tile, maxAge, "Ada", _cancellationToken);
}
