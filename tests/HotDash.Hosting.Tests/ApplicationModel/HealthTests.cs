using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotDash.Hosting.Tests.ApplicationModel;

public sealed class HealthTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Health_OfAResourceWithoutChecks_IsReadyAtOnce()
    {
        await using var monitored = await MonitoredModel.StartAsync(() => HealthCheckResult.Healthy(), withCheck: false);

        await monitored.RunAsync();

        await monitored.Model.Notifications.WaitForResourceHealthyAsync("web", Cancelled).WaitAsync(TimeSpan.FromSeconds(5), Cancelled);
    }

    [Fact]
    public async Task Health_OfACheckThatRecovers_IsAskedSoonAndPublishedOnce()
    {
        var results = new Queue<HealthCheckResult>([HealthCheckResult.Unhealthy("starting"), HealthCheckResult.Unhealthy("starting"), HealthCheckResult.Healthy()]);
        await using var monitored = await MonitoredModel.StartAsync(() => results.Count > 1 ? results.Dequeue() : results.Peek());

        await monitored.RunAsync();
        await monitored.UntilChecksAsync(1);
        Assert.Equal("starting", monitored.Report?.Description);
        await monitored.AdvanceAsync(TimeSpan.FromMilliseconds(100), checks: 2);
        await monitored.AdvanceAsync(TimeSpan.FromMilliseconds(100), checks: 3);

        await monitored.Model.Notifications.WaitForResourceHealthyAsync("web", Cancelled).WaitAsync(TimeSpan.FromSeconds(5), Cancelled);
        Assert.Equal(1, monitored.ReadyEvents);
    }

    [Fact]
    public async Task Health_OfAHealthyResource_IsAskedEveryThirtySeconds()
    {
        await using var monitored = await MonitoredModel.StartAsync(() => HealthCheckResult.Healthy());
        await monitored.RunAsync();
        await monitored.UntilChecksAsync(1);

        await monitored.AdvanceAsync(TimeSpan.FromSeconds(29), checks: 1);
        await monitored.AdvanceAsync(TimeSpan.FromSeconds(1), checks: 2);

        Assert.Equal(1, monitored.ReadyEvents);
    }

    [Fact]
    public async Task Health_OfAResourceThatRestarts_MustBecomeReadyAgain()
    {
        await using var monitored = await MonitoredModel.StartAsync(() => HealthCheckResult.Healthy());
        await monitored.RunAsync();
        await monitored.Model.Notifications.WaitForResourceHealthyAsync("web", Cancelled).WaitAsync(TimeSpan.FromSeconds(5), Cancelled);

        await monitored.Model.SetStateAsync(monitored.Web, KnownResourceStates.Exited);
        await monitored.Model.Notifications.WaitForResourceAsync("web", change => change.Snapshot.ResourceReadyEvent is null, Cancelled);
        await monitored.RunAsync();

        await monitored.Model.Notifications.WaitForResourceHealthyAsync("web", Cancelled).WaitAsync(TimeSpan.FromSeconds(5), Cancelled);
        Assert.Equal(2, monitored.ReadyEvents);
    }

    [Fact]
    public async Task Health_OfACheckThatIsNotRegistered_IsUnhealthyAndSaysSo()
    {
        await using var model = new TestModel();
        var web = model.Builder.AddExecutable("web", "web", ".").WithHealthCheck("nowhere");
        var service = ActivatorUtilities.CreateInstance<ResourceHealthService>(model.App.Services);
        await service.StartAsync(Cancelled);

        await model.SetStateAsync(web, KnownResourceStates.Running);
        var reported = await model.Notifications.WaitForResourceAsync("web", change => change.Snapshot.HealthReports.Any(report => report.Status is not null), Cancelled);
        await service.StopAsync(Cancelled);

        Assert.Equal(HealthStatus.Unhealthy, reported.Snapshot.HealthStatus);
        Assert.Contains("'nowhere'", reported.Snapshot.HealthReports[0].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HealthCheck_RegisteredTwice_IsRefused()
    {
        await using var model = new TestModel();
        var web = model.Builder.AddExecutable("web", "web", ".").WithHttpEndpoint().WithHttpHealthCheck("/health");

        var error = Assert.Throws<DistributedApplicationException>(() => web.WithHttpHealthCheck("/health"));

        Assert.Equal("Resource 'web' already has a health check with key 'web_http_/health_200_check'.", error.Message);
    }

    [Fact]
    public async Task HttpHealthCheck_WithoutAnHttpEndpoint_IsRefused()
    {
        await using var model = new TestModel();
        var web = model.Builder.AddExecutable("web", "web", ".").WithEndpoint(name: "tcp");

        Assert.Throws<DistributedApplicationException>(() => web.WithHttpHealthCheck("/health"));
    }
}
