using System.Diagnostics;
using System.Globalization;
using System.Net;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using HotDash.Hosting.Tests.Dcp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotDash.Hosting.Tests.Dashboard;

/// <summary>The official dashboard, started by DCP as part of the model.</summary>
public sealed class RealDashboardTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dashboard_GivenAHostileSnapshot_GoesOnReading()
    {
        var builder = RunningApplication.CreateBuilder(dashboard: true);
        var job = builder.AddShell("job", "echo hello").Resource;
        await using var running = await RunningApplication.StartAsync(builder);
        var dashboard = await HealthyDashboardAsync(running);
        var feed = running.Application.Services.GetRequiredService<DashboardResourceFeed>();

        await UseAsync(running, dashboard);
        await UntilAsync(() => feed.Watchers > 0);
        await running.Application.ResourceNotifications.PublishUpdateAsync(job, HostileSnapshot.From);
        await running.Application.ResourceNotifications.PublishUpdateAsync(job, snapshot => snapshot with { State = "Odd state" });
        await Task.Delay(TimeSpan.FromSeconds(2), Cancelled);

        Assert.True(feed.Watchers > 0, "The dashboard gave up reading.");
        Assert.DoesNotContain(await running.LogAsync(dashboard), line => line.Contains("Error loading data", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dashboard_WithoutItsToken_SendsToTheLoginPage()
    {
        var builder = RunningApplication.CreateBuilder(dashboard: true);
        await using var running = await RunningApplication.StartAsync(builder);
        var dashboard = await HealthyDashboardAsync(running);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler);

        using var response = await client.GetAsync(new Uri(dashboard.Frontend.Url), Cancelled);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains("/login", response.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dashboard_ThatIsKilled_ComesBackUnderTheSameAddress()
    {
        var builder = RunningApplication.CreateBuilder(dashboard: true);
        await using var running = await RunningApplication.StartAsync(builder);
        var dashboard = await HealthyDashboardAsync(running);
        var url = dashboard.Frontend.Url;
        var before = await running.WaitAsync(dashboard, snapshot => RunningApplication.PropertyOf(snapshot, "executable.pid") is not null);

        using (var process = Process.GetProcessById(int.Parse(RunningApplication.PropertyOf(before, "executable.pid")!, CultureInfo.InvariantCulture))) // Waited for.
        {
            process.Kill();
        }

        await running.WaitAsync(
            dashboard,
            snapshot => RunningApplication.PropertyOf(snapshot, "resource.restarts") == "1" && snapshot.HealthStatus is HealthStatus.Healthy);
        await UseAsync(running, dashboard);

        Assert.Equal(url, dashboard.Frontend.Url);
    }

    private static async Task<DashboardResource> HealthyDashboardAsync(RunningApplication running)
    {
        var dashboard = running.Application.Services.GetRequiredService<DistributedApplicationModel>().Resources.OfType<DashboardResource>().Single();
        await running.WaitAsync(dashboard, snapshot => snapshot.HealthStatus is HealthStatus.Healthy);
        return dashboard;
    }

    /// <summary>The dashboard connects when it is first used: by a page, or by its API.</summary>
    private static async Task UseAsync(RunningApplication running, DashboardResource dashboard)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("x-api-key", running.Application.Services.GetRequiredService<DashboardOptions>().ApiKey);
        using var answer = await client.GetAsync(new Uri($"{dashboard.Frontend.Url}/api/telemetry/resources"), Cancelled);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        timeout.CancelAfter(s_patience);
        while (!condition())
        {
            await Task.Delay(50, timeout.Token);
        }
    }
}
