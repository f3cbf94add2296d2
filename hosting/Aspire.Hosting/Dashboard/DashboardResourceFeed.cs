using System.Threading.Channels;

namespace Aspire.Hosting.Dashboard;

/// <summary>The latest state of every resource, and its changes for each dashboard that watches.</summary>
internal sealed class DashboardResourceFeed(ResourceNotificationService notifications, DashboardResourceMapper mapper)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Proto.Resource> _latest = new(StringComparer.Ordinal);
    private readonly HashSet<Channel<Proto.Resource>> _subscribers = [];

    /// <summary>How many dashboards (or other clients) watch.</summary>
    public int Watchers
    {
        get
        {
            lock (_lock)
            {
                return _subscribers.Count;
            }
        }
    }

    /// <summary>Follows the application's notifications until the token ends it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var update in notifications.WatchAsync(cancellationToken))
            {
                Publish(mapper.Map(update.Resource, update.ResourceId, update.Snapshot));
            }
        }
        catch (OperationCanceledException)
        {
            // The application stops.
        }
    }

    public DashboardSubscription Subscribe()
    {
        var channel = Channel.CreateUnbounded<Proto.Resource>(new UnboundedChannelOptions { SingleReader = true });
        lock (_lock)
        {
            _subscribers.Add(channel);
            return new DashboardSubscription([.. _latest.Values], channel.Reader, () => Unsubscribe(channel));
        }
    }

    private void Publish(Proto.Resource resource)
    {
        lock (_lock)
        {
            _latest[resource.Name] = resource;
            foreach (var subscriber in _subscribers)
            {
                subscriber.Writer.TryWrite(resource);
            }
        }
    }

    private void Unsubscribe(Channel<Proto.Resource> channel)
    {
        lock (_lock)
        {
            _subscribers.Remove(channel);
        }
    }
}
