using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Watching;
using HotDash.Dashboard.Features.Watching.Pages;
using HotDash.Dashboard.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HotDash.Dashboard.Tests.Features.Watching;

public sealed class AlertsPageTests
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Administrator_ChangesARule_WithAVersionAndADecision()
    {
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        using var admin = await dashboard.SignInAsync(Role.Admin, _cancellationToken);

        Assert.Equal("/operations/alerts?told=changed", await ChangeAsync(admin, "4000", "6000"));
        Assert.Equal("/operations/alerts?told=conflict", await ChangeAsync(admin, "1", "2"));
        Assert.Equal("/operations/alerts?told=limits", await ChangeAsync(admin, "6000", "4000"));

        Assert.Equal("4000|6000|because", await dashboard.QueryAsync<string>("select warning || '|' || critical || '|' || reason from alert_rules", _cancellationToken));
        Assert.Equal(1, await dashboard.QueryAsync<long>("select count(*) from decisions where action = 'alert.rule'", _cancellationToken));
        Assert.Contains("4,000 ms", await admin.GetStringAsync("/operations/alerts", _cancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operator_ChangesARule_IsNotAllowed()
    {
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        using var client = await dashboard.SignInAsync(Role.Operator, _cancellationToken);

        Assert.Contains("/not-allowed", await ChangeAsync(client, "4000", "6000"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operator_SilencesAndTests_AndIsToldWhenNobodyWouldHear()
    {
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        using var client = await dashboard.SignInAsync(Role.Operator, _cancellationToken);
        using var silenced = await client.PostFormAsync(
            "/operations/alerts", AlertsApi.SilencePath, new() { ["environment"] = "production", ["rule"] = "down", ["minutes"] = "30", ["reason"] = "moving" }, _cancellationToken);
        using var tested = await client.PostFormAsync("/operations/alerts", AlertsApi.TestPath, [], _cancellationToken);

        Assert.Equal("/operations/alerts?told=silenced", silenced.Headers.Location?.OriginalString);
        Assert.Equal("/operations/alerts?told=nosink", tested.Headers.Location?.OriginalString);
        Assert.Contains("Nobody would be told", await client.GetStringAsync("/operations/alerts", _cancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watcher_PassOfTheRealOne_MeasuresWhatItFinds()
    {
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        using var client = await dashboard.SignInAsync(Role.Viewer, _cancellationToken);
        await dashboard.Services.GetRequiredService<WatchLoop>().RunOnceAsync(_cancellationToken);

        Assert.True(await dashboard.QueryAsync<bool>("select bool_or(value = 1 and detail like '4.%') from samples where metric = 'hotdash.probe.up' and subject = 'chatwoot /api'", _cancellationToken));
        Assert.Contains("chatwoot /api", await client.GetStringAsync("/operations/environments", _cancellationToken), StringComparison.Ordinal);
        Assert.Contains("0008_watching", await client.GetStringAsync("/operations/timeline", _cancellationToken), StringComparison.Ordinal);
        Assert.Contains("No critical alert", await client.GetStringAsync("/operations/incidents", _cancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guard_NoPassForTenIntervals_RaisesOneAlertAndClearsIt()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time, _cancellationToken);
        var guard = dashboard.Services.GetRequiredService<WatcherGuard>();
        var passes = dashboard.Services.GetRequiredService<WatchPasses>();
        await passes.MarkAsync(time.GetUtcNow().UtcDateTime, _cancellationToken);
        await guard.CheckAsync(_cancellationToken);
        Assert.Equal(0, await CountAsync("cleared_at is null"));

        // The clock is set, not advanced: no timer of the running loop fires.
        await dashboard.QueryAsync<object>("update watch_passes set at = at - interval '10 minutes'", _cancellationToken);
        var silent = new WatcherGuardProbe(dashboard.Services, time);
        await silent.CheckAsync(TimeSpan.FromMinutes(20), _cancellationToken);
        await silent.CheckAsync(TimeSpan.FromMinutes(21), _cancellationToken);
        Assert.Equal(1, await CountAsync("cleared_at is null"));

        await passes.MarkAsync(time.GetUtcNow().AddMinutes(21).UtcDateTime, _cancellationToken);
        await silent.CheckAsync(TimeSpan.FromMinutes(21), _cancellationToken);
        Assert.Equal(1, await CountAsync("cleared_at is not null"));

        Task<long> CountAsync(string condition) => dashboard.QueryAsync<long>($"select count(*) from alerts where rule = 'watcher-silent' and {condition}", _cancellationToken);
    }

    private async Task<string?> ChangeAsync(HttpClient client, string warning, string critical)
    {
        using var answer = await client.PostFormAsync(
            "/operations/alerts",
            AlertsApi.RulePath,
            new() { ["name"] = "tile-slow", ["version"] = "0", ["warning"] = warning, ["critical"] = critical, ["hold"] = "0", ["enabled"] = "true", ["reason"] = "because" },
            _cancellationToken);

        return answer.Headers.Location?.OriginalString;
    }
}
