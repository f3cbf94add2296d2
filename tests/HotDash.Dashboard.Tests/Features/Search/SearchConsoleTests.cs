using HotDash.Dashboard.Features.Google;
using HotDash.Dashboard.Features.Search;
using HotDash.Dashboard.Features.Tiles;
using HotDash.Dashboard.Tests.Fakes;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HotDash.Dashboard.Tests.Features.Search;

public sealed class SearchConsoleTests : IAsyncLifetime
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
    private readonly HttpClient _http = new();
    private FakeGoogle _google = null!; // set in InitializeAsync

    public async ValueTask InitializeAsync() => _google = await FakeGoogle.StartAsync(_time, _cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _google.DisposeAsync();
    }

    [Fact]
    public async Task Tile_QuarterFewerClicks_IsAWarningWithTheWorstPhraseFirst()
    {
        _google.Answer = query => query["endDate"]!.GetValue<string>() == "2026-11-21"
            ? FakeGoogle.Phrases(("ford hairpins", 60, 2.14), ("ls mounts", 15, 4))
            : FakeGoogle.Phrases(("ford hairpins", 80, 2), ("air cleaner", 20, 3));

        var reading = await new SearchTile(Search("sc-domain:example.com")).ReadAsync(_cancellationToken);

        Assert.Equal((TileStatus.Warning, "75", "-25 %"), (reading.Status, reading.Figures[0].Value, reading.Figures[1].Value));
        Assert.Equal(
            [("ford hairpins", "60 clicks, position 2.1", "-25 %"), ("air cleaner", "no clicks", "-100 %"), ("ls mounts", "15 clicks, position 4.0", "new")],
            reading.Rows.Select(row => (row.Text, row.Detail!, row.Badge!)));
        Assert.Equal(
            [("2026-11-15", "2026-11-21"), ("2026-11-08", "2026-11-14")],
            _google.Queries.Select(query => (query["startDate"]!.GetValue<string>(), query["endDate"]!.GetValue<string>())));
        Assert.All(_google.Queries, query => Assert.EndsWith("/sites/sc-domain:example.com/searchAnalytics/query", Uri.UnescapeDataString(query["path"]!.GetValue<string>()), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tile_NothingConfigured_SaysSoAndAsksNobody()
    {
        var reading = await new SearchTile(Search(site: null)).ReadAsync(_cancellationToken);

        Assert.Equal(TileStatus.NotConfigured, reading.Status);
        Assert.Empty(_google.Queries);
    }

    private SearchConsole Search(string? site) => new(
        new GoogleApi(_http, new GoogleTokens(_time)),
        Options.Create(new SearchConsoleOptions { SiteUrl = site, ServiceAccountKey = new Secret(_google.KeyFile), BaseAddress = _google.Address }),
        _time);
}
