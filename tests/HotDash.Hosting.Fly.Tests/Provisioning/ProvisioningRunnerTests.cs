using Aspire.Hosting;
using HotDash.Hosting.Fly.Model;
using HotDash.Hosting.Fly.Provisioning;
using HotDash.Hosting.Fly.Release;
using HotDash.Hosting.Fly.Tests.Drift;
using HotDash.Hosting.Fly.Tests.Publishing;

namespace HotDash.Hosting.Fly.Tests.Provisioning;

public sealed class ProvisioningRunnerTests : IDisposable
{
    private readonly FlySimulation _fly = new();

    public void Dispose() => _fly.Dispose();

    [Fact]
    public async Task Provisioning_DoneTwice_MakesEverythingOnce()
    {
        var items = await PlanAsync();

        var first = await RunAsync(items);
        var second = await RunAsync(items);

        Assert.Equal(new ProvisioningReport([], Names(items), null).ToString(), first.ToString());
        Assert.Equal(new ProvisioningReport(Names(items), [], null).ToString(), second.ToString());
    }

    [Fact]
    public async Task Provisioning_OnADryRun_MakesNothing()
    {
        var items = await PlanAsync();

        Assert.Equal(Names(items), (await RunAsync(items, changes: false)).Made);
        Assert.Equal(Names(items), (await RunAsync(items, changes: false)).Made);
        Assert.DoesNotContain(_fly.Calls, call => call.Any(word => word is "create" or "count" or "allocate-v6"));
    }

    [Fact]
    public async Task Provisioning_WithoutAnAnswer_SaysWhichVariableIsMissing()
    {
        var report = await new ProvisioningRunner(_fly, "flyctl", _ => null).RunAsync(await PlanAsync(), changes: true, TestContext.Current.CancellationToken);

        Assert.Equal("Upstash Redis sample-redis: FLY_REDIS_PLAN is not set in the environment: set it to a plan that fly redis plans lists; a queue wants a fixed one.", report.Problem);
    }

    [Theory]
    [InlineData(1, "Error: no access token", "app web cannot be looked up (exit code 1): Error: no access token")]
    [InlineData(0, "<html>", "app web: flyctl's answer is not understood:")]
    public async Task Provisioning_WhenFlyctlFails_MakesNothing(int exitCode, string output, string problem)
    {
        var flyctl = new FakeFlyctl(new Dictionary<string, ProcessResult> { ["apps"] = new(exitCode, output, "") });

        var report = await new ProvisioningRunner(flyctl, "flyctl", _ => "x").RunAsync(await PlanAsync(), changes: true, TestContext.Current.CancellationToken);

        Assert.Empty(report.Made);
        Assert.StartsWith(problem, report.Problem, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Names(IEnumerable<ProvisioningItem> items) => [.. items.Select(item => item.Name)];

    private static async Task<IReadOnlyList<ProvisioningItem>> PlanAsync()
    {
        var (model, environment) = await PublishedModel.ReadAsync((builder, _) =>
        {
            builder.AddConnectionString("db").PublishAsFlyPostgres(new FlyPostgres { Name = "sample-db" });
            builder.AddConnectionString("redis").PublishAsFlyRedis(new FlyRedis { Name = "sample-redis" });
            builder.AddWeb().WithVolume("data", "/data").PublishAsFlyApp(app =>
            {
                app.ForceHttps = false;
                app.PrivateAddress = FlyPrivateAddress.Flycast;
                app.Regions.Add("fra");
                app.Mounts.Add(new FlyMount { Source = "data", Destination = "/data" });
            });
        });
        Assert.Empty(model.Refusals);

        return ProvisioningPlan.Create(model, environment);
    }

    private Task<ProvisioningReport> RunAsync(IEnumerable<ProvisioningItem> items, bool changes = true) =>
        new ProvisioningRunner(_fly, "flyctl", name => name is "FLY_REDIS_PLAN" ? "Fixed" : null).RunAsync(items, changes, TestContext.Current.CancellationToken);
}
