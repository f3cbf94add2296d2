using System.Text.Json.Nodes;

namespace HotDash.Chatwoot.Core.Events;

/// <summary>
/// What <c>EventDispatcherJob</c> performs: <c>DispatchAsync("message.created", at, {"message":"gid://chatwoot/Message/101",…})</c>.
/// Every listener is told; one that fails makes the job fail after the others have had their turn, and the next try tells only those
/// that have not been reached: a webhook is not sent twice because a browser could not be told.
/// </summary>
public sealed class EventDispatcher(EventLoader loader, IEnumerable<IEventListener> listeners, DispatchProgress progress)
{
    /// <param name="name">As <see cref="EventNames"/> has it.</param>
    /// <param name="at">When it happened; with name and data this tells events apart.</param>
    /// <param name="data">Records as GlobalID text.</param>
    /// <param name="again">An earlier try has failed.</param>
    /// <param name="cancellationToken">Ends the listeners.</param>
    public async Task DispatchAsync(string name, DateTimeOffset at, JsonObject data, bool again, CancellationToken cancellationToken)
    {
        if (await loader.LoadAsync(name, at, data, cancellationToken) is not { } happened)
        {
            return;
        }

        var key = happened.Key;
        var reached = again ? await progress.ReadAsync(key) : new HashSet<string>();
        var told = new List<string>();
        var failures = new List<Exception>();

        foreach (var listener in listeners.Where(listener => !reached.Contains(listener.GetType().Name)))
        {
            try
            {
                await listener.OnAsync(happened, cancellationToken);
                told.Add(listener.GetType().Name);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                failures.Add(exception);
            }
        }

        if (failures.Count > 0)
        {
            await progress.SaveAsync(key, told);
            throw new AggregateException($"{failures.Count} listeners failed on {name}.", failures);
        }
    }
}
