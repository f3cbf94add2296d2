using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Aspire.Hosting.Eventing;

internal sealed class DistributedApplicationEventing : IDistributedApplicationEventing
{
    private readonly ConcurrentDictionary<Type, ImmutableList<DistributedApplicationEventSubscription>> _subscriptions = new();

    public DistributedApplicationEventSubscription Subscribe<T>(Func<T, CancellationToken, Task> callback)
        where T : IDistributedApplicationEvent
    {
        ArgumentNullException.ThrowIfNull(callback);

        return Add(typeof(T), new DistributedApplicationEventSubscription((@event, cancellationToken) => callback((T)@event, cancellationToken)));
    }

    public DistributedApplicationEventSubscription Subscribe<T>(IResource resource, Func<T, CancellationToken, Task> callback)
        where T : IDistributedApplicationResourceEvent
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(callback);

        return Add(typeof(T), new DistributedApplicationResourceEventSubscription(resource, (@event, cancellationToken) => callback((T)@event, cancellationToken)));
    }

    public void Unsubscribe(DistributedApplicationEventSubscription subscription)
    {
        foreach (var type in _subscriptions.Keys)
        {
            _subscriptions.AddOrUpdate(type, [], (_, existing) => existing.Remove(subscription));
        }
    }

    public Task PublishAsync<T>(T @event, CancellationToken cancellationToken = default)
        where T : IDistributedApplicationEvent => PublishAsync(@event, EventDispatchBehavior.BlockingSequential, cancellationToken);

    public async Task PublishAsync<T>(T @event, EventDispatchBehavior dispatchBehavior, CancellationToken cancellationToken = default)
        where T : IDistributedApplicationEvent
    {
        ArgumentNullException.ThrowIfNull(@event);

        var subscriptions = SubscriptionsTo(@event);

        if (subscriptions.Count == 0)
        {
            return;
        }

        switch (dispatchBehavior)
        {
            case EventDispatchBehavior.BlockingSequential:
                await DispatchSequentiallyAsync(@event, subscriptions, cancellationToken);
                break;
            case EventDispatchBehavior.BlockingConcurrent:
                await Task.WhenAll(subscriptions.Select(subscription => subscription.Callback(@event, cancellationToken)));
                break;
            case EventDispatchBehavior.NonBlockingSequential:
                _ = Task.Run(() => DispatchSequentiallyAsync(@event, subscriptions, cancellationToken), cancellationToken);
                break;
            case EventDispatchBehavior.NonBlockingConcurrent:
                _ = Task.Run(() => Task.WhenAll(subscriptions.Select(subscription => subscription.Callback(@event, cancellationToken))), cancellationToken);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(dispatchBehavior), dispatchBehavior, "Unknown dispatch behaviour.");
        }
    }

    private static async Task DispatchSequentiallyAsync(
        IDistributedApplicationEvent @event,
        List<DistributedApplicationEventSubscription> subscriptions,
        CancellationToken cancellationToken)
    {
        foreach (var subscription in subscriptions)
        {
            await subscription.Callback(@event, cancellationToken);
        }
    }

    private List<DistributedApplicationEventSubscription> SubscriptionsTo<T>(T @event)
        where T : IDistributedApplicationEvent
    {
        var subscriptions = _subscriptions.GetValueOrDefault(typeof(T), []);

        return @event is IDistributedApplicationResourceEvent resourceEvent
            ? [.. subscriptions.Where(subscription => subscription is not DistributedApplicationResourceEventSubscription specific || specific.Resource is null || specific.Resource == resourceEvent.Resource)]
            : [.. subscriptions];
    }

    private DistributedApplicationEventSubscription Add(Type type, DistributedApplicationEventSubscription subscription)
    {
        _subscriptions.AddOrUpdate(type, [subscription], (_, existing) => existing.Add(subscription));

        return subscription;
    }
}
