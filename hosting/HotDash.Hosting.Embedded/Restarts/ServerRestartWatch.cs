using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Embedded.Postgres;
using HotDash.Hosting.Embedded.Redis;
using Microsoft.Extensions.Hosting;

namespace HotDash.Hosting.Embedded.Restarts;

/// <summary>Shows restarts of embedded servers as properties of their resources.</summary>
internal sealed class ServerRestartWatch(DistributedApplicationModel model, ResourceNotificationService notifications, ResourceLoggerService logs) : BackgroundService
{
    internal const string CountProperty = "hotdash.serverRestarts";
    internal const string LastEndProperty = "hotdash.serverEnded";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(model.Resources
        .Where(resource => resource is EmbeddedPostgresServerResource or EmbeddedRedisResource)
        .Select(server => WatchAsync(server, stoppingToken)));

    private async Task WatchAsync(IResource server, CancellationToken cancellationToken)
    {
        var restarts = new ServerRestarts();
        var started = await notifications.WaitForResourceAsync(server.Name, change => change.Snapshot.State?.Text == KnownResourceStates.Running, cancellationToken);

        // The stream listens to no token, so the wait does. It ends with the logger service; disposing it in mid-wait is not allowed.
        var lines = logs.WatchAsync(started.ResourceId).GetAsyncEnumerator(CancellationToken.None);
        for (var next = lines.MoveNextAsync().AsTask(); await next.WaitAsync(cancellationToken); next = lines.MoveNextAsync().AsTask())
        {
            foreach (var line in lines.Current)
            {
                if (restarts.Take(line.Content))
                {
                    await PublishAsync(started, restarts);
                }
            }
        }
    }

    private Task PublishAsync(ResourceEvent started, ServerRestarts restarts) =>
        notifications.PublishUpdateAsync(started.Resource, started.ResourceId, snapshot => snapshot with
        {
            Properties = With(
                With(snapshot.Properties, CountProperty, "Server restarts", restarts.Count),
                LastEndProperty,
                "Server ended by",
                restarts.LastEnd),
        });

    private static ImmutableArray<ResourcePropertySnapshot> With(ImmutableArray<ResourcePropertySnapshot> properties, string name, string displayName, object? value) =>
        [.. properties.Where(property => property.Name != name), new ResourcePropertySnapshot(name, value) { DisplayName = displayName, IsHighlighted = true }];
}
