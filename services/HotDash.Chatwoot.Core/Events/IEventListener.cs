namespace HotDash.Chatwoot.Core.Events;

/// <summary>Acts on events in the worker (app/listeners).</summary>
public interface IEventListener
{
    Task OnAsync(EventRecord happened, CancellationToken cancellationToken);
}
