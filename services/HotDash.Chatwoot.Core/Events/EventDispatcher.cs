using System.Text.Json.Nodes;

namespace HotDash.Chatwoot.Core.Events;

/// <summary>
/// What <c>EventDispatcherJob</c> performs: <c>DispatchAsync("message.created", at, {"message":"gid://chatwoot/Message/101",…})</c>.
/// Every listener is told; one that fails makes the job fail after the others have had their turn.
/// </summary>
public sealed class EventDispatcher(EventLoader loader, IEnumerable<IEventListener> listeners)
{
    public async Task DispatchAsync(string name, DateTimeOffset at, JsonObject data, CancellationToken cancellationToken)
    {
        if (await loader.LoadAsync(name, at, data, cancellationToken) is not { } happened)
        {
            return;
        }

        var failures = new List<Exception>();

        foreach (var listener in listeners)
        {
            try
            {
                await listener.OnAsync(happened, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                failures.Add(exception);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException($"{failures.Count} listeners failed on {name}.", failures);
        }
    }
}
