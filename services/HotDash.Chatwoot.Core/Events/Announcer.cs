using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Sidekiq.ActiveJobs;
using HotDash.Sidekiq.Clients;

namespace HotDash.Chatwoot.Core.Events;

/// <summary>Hands committed events to the worker (<c>EventDispatcherJob</c>) and to open browser connections.</summary>
public sealed class Announcer(SidekiqClient sidekiq, TimeProvider clock)
{
    public async Task PublishAsync(Announcements announcements, CancellationToken cancellationToken)
    {
        foreach (var happened in announcements.Events)
        {
            await sidekiq.PushAsync(Dispatch(happened), cancellationToken);
        }

        foreach (var job in announcements.Jobs)
        {
            await sidekiq.PushAsync(job, cancellationToken);
        }
    }

    public Task PublishAsync(DomainEvent happened, CancellationToken cancellationToken)
    {
        var announcements = new Announcements();
        announcements.Add(happened);

        return PublishAsync(announcements, cancellationToken);
    }

    private ActiveJob Dispatch(DomainEvent happened) => new()
    {
        JobClass = JobClasses.EventDispatcher,
        Queue = Queues.Critical,
        Arguments = new JsonArray(happened.Name, ActiveJobValue.Time(clock.GetUtcNow()), ActiveJobValue.SymbolHash(happened.Data)),
    };
}
