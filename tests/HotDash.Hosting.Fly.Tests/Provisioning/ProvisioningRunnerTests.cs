using HotDash.Hosting.Fly.Provisioning;
using HotDash.Hosting.Fly.Release;
using HotDash.Hosting.Fly.Tests.Drift;

namespace HotDash.Hosting.Fly.Tests.Provisioning;

public sealed class ProvisioningRunnerTests : IDisposable
{
    private readonly FlySimulation _fly = new();

    public void Dispose() => _fly.Dispose();

    [Fact]
    public async Task Provisioning_DoneTwice_MakesEverythingOnce()
    {
        var items = await SamplePlan.CreateAsync();

        var first = await RunAsync(items);
        var second = await RunAsync(items);

        Assert.Equal(new ProvisioningReport([], Names(items), null).ToString(), first.ToString());
        Assert.Equal(new ProvisioningReport(Names(items), [], null).ToString(), second.ToString());
    }

    [Fact]
    public async Task Provisioning_OnADryRun_MakesNothing()
    {
        var items = await SamplePlan.CreateAsync();

        Assert.Equal(Names(items), (await RunAsync(items, changes: false)).Made);
        Assert.Equal(Names(items), (await RunAsync(items, changes: false)).Made);
        Assert.DoesNotContain(_fly.Calls, call => call.Any(word => word is "create" or "count" or "allocate-v6"));
    }

    [Fact]
    public async Task Provisioning_WithoutAnAnswer_SaysWhichVariableIsMissing()
    {
        var report = await new ProvisioningRunner(_fly, "flyctl", _ => null).RunAsync(await SamplePlan.CreateAsync(), changes: true, TestContext.Current.CancellationToken);

        Assert.Equal("Upstash Redis sample-redis: FLY_REDIS_PLAN is not set in the environment: set it to a plan that fly redis plans lists; a queue wants a fixed one.", report.Problem);
    }

    [Theory]
    [InlineData(1, "Error: no access token", "app web cannot be looked up (exit code 1): Error: no access token")]
    [InlineData(0, "<html>", "app web: flyctl's answer is not understood:")]
    public async Task Provisioning_WhenFlyctlFails_MakesNothing(int exitCode, string output, string problem)
    {
        var flyctl = new FakeFlyctl(new Dictionary<string, ProcessResult> { ["apps"] = new(exitCode, output, "") });

        var report = await new ProvisioningRunner(flyctl, "flyctl", _ => "x").RunAsync(await SamplePlan.CreateAsync(), changes: true, TestContext.Current.CancellationToken);

        Assert.Empty(report.Made);
        Assert.StartsWith(problem, report.Problem, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Names(IEnumerable<ProvisioningItem> items) => [.. items.Select(item => item.Name)];

    private Task<ProvisioningReport> RunAsync(IEnumerable<ProvisioningItem> items, bool changes = true) =>
        new ProvisioningRunner(_fly, "flyctl", SamplePlan.Answer).RunAsync(items, changes, TestContext.Current.CancellationToken);
}
