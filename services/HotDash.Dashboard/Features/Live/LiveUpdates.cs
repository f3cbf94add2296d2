using System.Collections.Concurrent;

namespace HotDash.Dashboard.Features.Live;

/// <summary>Carries updates to the pages that are open in this process.</summary>
internal sealed partial class LiveUpdates(ILogger<LiveUpdates> logger)
{
    private readonly ConcurrentDictionary<Guid, Func<LiveUpdate, Task>> _subscribers = new();

    /// <summary>The page is called until the returned object is disposed.</summary>
    public IDisposable Subscribe(Func<LiveUpdate, Task> handler)
    {
        var id = Guid.NewGuid();
        _subscribers[id] = handler;

        return new Subscription(() => _subscribers.TryRemove(id, out _));
    }

    /// <summary>One page that fails must not keep the update from the others.</summary>
    public Task PublishAsync(LiveUpdate update) => Task.WhenAll(_subscribers.Values.Select(handler => DeliverAsync(handler, update)));

    private async Task DeliverAsync(Func<LiveUpdate, Task> handler, LiveUpdate update)
    {
        try
        {
            await handler(update);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            LogNotDelivered(exception, update.Topic);
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An open page did not take the update {Topic}")]
    private partial void LogNotDelivered(Exception exception, string topic);
}
