using System.Collections.Immutable;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotDash.Hosting.Tests.ApplicationModel;

public sealed class NotificationTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Update_WithoutAChange_IsNotPublishedAgain()
    {
        await using var model = new TestModel();
        var web = model.Builder.AddExecutable("web", "web", ".");
        await model.SetStateAsync(web, "Running");
        await using var changes = model.Notifications.WatchAsync(Cancelled).GetAsyncEnumerator(Cancelled);
        await changes.MoveNextAsync();

        await model.Notifications.PublishUpdateAsync(web.Resource, snapshot => snapshot with
        {
            Properties = [.. snapshot.Properties],
            EnvironmentVariables = ImmutableArray<EnvironmentVariableSnapshot>.Empty,
        });
        await model.SetStateAsync(web, "Stopping");

        await changes.MoveNextAsync();
        Assert.Equal(("Stopping", 2), (changes.Current.Snapshot.State!.Text, changes.Current.Snapshot.Version));
    }

    [Fact]
    public async Task Watch_FromManyWritersAtOnce_SeesEachResourceInOrder()
    {
        await using var model = new TestModel();
        var resources = Enumerable.Range(0, 8).Select(index => model.Builder.AddExecutable($"r{index}", "x", ".")).ToList();
        var notifications = model.Notifications;
        var last = new Dictionary<string, long>();
        var watching = Task.Run(
            async () =>
            {
                await foreach (var change in notifications.WatchAsync(Cancelled))
                {
                    Assert.True(change.Snapshot.Version > last.GetValueOrDefault(change.ResourceId));
                    last[change.ResourceId] = change.Snapshot.Version;

                    if (last.Count == resources.Count && last.Values.All(version => version == 200))
                    {
                        return;
                    }
                }
            },
            Cancelled);

        await Parallel.ForEachAsync(resources, Cancelled, async (resource, _) =>
        {
            for (var version = 1; version <= 200; version++)
            {
                await model.SetStateAsync(resource, $"state {version}");
            }
        });

        await watching.WaitAsync(TimeSpan.FromSeconds(10), Cancelled);
    }

    [Fact]
    public async Task Health_OfASnapshot_IsTheWorstReportAndOnlyWhileRunning()
    {
        var running = new CustomResourceSnapshot { ResourceType = "x", Properties = [], State = KnownResourceStates.Running };
        var good = new HealthReportSnapshot("good", HealthStatus.Healthy, null, null);
        var pending = new HealthReportSnapshot("pending", null, null, null);

        Assert.Equal(HealthStatus.Healthy, running.HealthStatus);
        Assert.Equal(HealthStatus.Healthy, running.WithHealthReports([good]).HealthStatus);
        Assert.Equal(HealthStatus.Unhealthy, running.WithHealthReports([good, pending]).HealthStatus);
        Assert.Null((running.WithHealthReports([good]) with { State = KnownResourceStates.Exited }).HealthStatus);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task FirstSnapshot_OfAResource_ShowsCommandsRelationshipsAndPendingChecks()
    {
        await using var model = new TestModel();
        var redis = model.Builder.AddRedis("redis");
        var web = model.Builder.AddExecutable("web", "web", ".")
            .WithHttpEndpoint()
            .WithHttpHealthCheck("/health")
            .WaitFor(redis)
            .WithIconName("Globe")
            .WithCommand("reset", "Reset", _ => Task.FromResult(CommandResults.Success()), new CommandOptions
            {
                ConfirmationMessage = "Sure?",
                UpdateState = context => context.ResourceSnapshot.State?.Text == "Running" ? ResourceCommandState.Enabled : ResourceCommandState.Disabled,
            });

        await model.SetStateAsync(web, "Starting");

        Assert.True(model.Notifications.TryGetCurrentState("web", out var current));
        Assert.Equal(new HealthReportSnapshot("web_http_/health_200_check", null, null, null), Assert.Single(current.Snapshot.HealthReports));
        Assert.Equal(new RelationshipSnapshot("redis", "WaitFor"), Assert.Single(current.Snapshot.Relationships));
        Assert.Equal(("reset", ResourceCommandState.Disabled, "Sure?"), (current.Snapshot.Commands[0].Name, current.Snapshot.Commands[0].State, current.Snapshot.Commands[0].ConfirmationMessage));
        Assert.Equal("Globe", current.Snapshot.IconName);
    }

    [Fact]
    public async Task Logs_OfAResource_ReachLateAndLiveWatchersOnce()
    {
        await using var model = new TestModel();
        var web = model.Builder.AddExecutable("web", "web", ".");
        using var loggers = new ResourceLoggerService(model.Time);
        loggers.Append("web", [new ResourceLogEntry(null, "first", false)]);
        await using var lines = loggers.WatchAsync(web.Resource).GetAsyncEnumerator(Cancelled);

        await lines.MoveNextAsync();
        Assert.Equal([new LogLine(1, "first", false)], lines.Current);
        loggers.Append("web", [new ResourceLogEntry(null, "second", true)]);
        await lines.MoveNextAsync();

        Assert.Equal([new LogLine(2, "second", true)], lines.Current);
    }
}
