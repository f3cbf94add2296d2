using HotDash.Dashboard.Features.Google;
using HotDash.Dashboard.Features.Tiles;
using HotDash.Dashboard.Features.Traffic;
using HotDash.Dashboard.Tests.Fakes;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HotDash.Dashboard.Tests.Features.Traffic;

public sealed class GoogleAnalyticsTrafficTests : IAsyncLifetime
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
    public async Task Tile_OnePageLostHalf_IsCriticalAndShowsIt()
    {
        _google.Answer = _ => FakeGoogle.Report(
            ("/hairpins", "current", 50), ("/hairpins", "previous", 100), ("/mounts", "previous", 10), ("/mounts", "current", 11), ("/new", "current", 5));

        var reading = await new TrafficTile(Traffic()).ReadAsync(_cancellationToken);

        Assert.Equal((TileStatus.Critical, "1"), (reading.Status, reading.Figures[0].Value));
        var row = Assert.Single(reading.Rows);
        Assert.Equal(("/hairpins", "50 sessions", "-50 %"), (row.Text, row.Detail, row.Badge));
        var query = Assert.Single(_google.Queries);
        Assert.Equal("/v1beta/properties/123:runReport", query["path"]!.GetValue<string>());
        Assert.Equal(("landingPage", "sessions", 2), (query["dimensions"]![0]!["name"]!.GetValue<string>(), query["metrics"]![0]!["name"]!.GetValue<string>(), query["dateRanges"]!.AsArray().Count));
    }

    [Fact]
    public async Task Token_StillGood_IsUsedAgainAndRenewedBeforeItEnds()
    {
        var traffic = Traffic();
        await traffic.ReadLandingPagesAsync(_cancellationToken);
        await traffic.ReadLandingPagesAsync(_cancellationToken);
        Assert.Equal(1, _google.TokensGiven);

        _time.Advance(TimeSpan.FromMinutes(56));
        await traffic.ReadLandingPagesAsync(_cancellationToken);

        Assert.Equal(2, _google.TokensGiven);
    }

    [Fact]
    public async Task Read_AccountNotInvited_SaysWhomToInvite()
    {
        _google.Answer = _ => null;

        var exception = await Assert.ThrowsAsync<SourceException>(() => Traffic().ReadLandingPagesAsync(_cancellationToken));

        Assert.Equal($"Google Analytics answered with status 403. Check that {FakeGoogle.Account} may read property 123.", exception.Message);
    }

    [Fact]
    public async Task Read_ClockIsAnHourWrong_SaysThatTheAccountWasRefused()
    {
        var wrong = new FakeTimeProvider(_time.GetUtcNow().AddHours(-2));

        var exception = await Assert.ThrowsAsync<SourceException>(() => Traffic(clock: wrong).ReadLandingPagesAsync(_cancellationToken));

        Assert.Equal($"Google refused the service account {FakeGoogle.Account} with status 400.", exception.Message);
    }

    [Fact]
    public async Task Read_KeyIsNoKeyFile_NamesTheSetting()
    {
        var exception = await Assert.ThrowsAsync<SourceException>(() => Traffic(key: "{}").ReadLandingPagesAsync(_cancellationToken));

        Assert.Equal("GoogleAnalytics:ServiceAccountKey is not a service account's key file.", exception.Message);
    }

    [Fact]
    public void Hint_NothingConfigured_NamesBothSettings()
    {
        var traffic = new GoogleAnalyticsTraffic(new GoogleApi(_http, new GoogleTokens(_time)), Options.Create(new GoogleAnalyticsOptions()));

        Assert.Equal("Set GoogleAnalytics:PropertyId and GoogleAnalytics:ServiceAccountKey to watch the shop's traffic.", traffic.SetupHint);
    }

    private GoogleAnalyticsTraffic Traffic(string? key = null, TimeProvider? clock = null) => new(
        new GoogleApi(_http, new GoogleTokens(clock ?? _time)),
        Options.Create(new GoogleAnalyticsOptions { PropertyId = "123", ServiceAccountKey = new Secret(key ?? _google.KeyFile), BaseAddress = _google.Address }));
}
