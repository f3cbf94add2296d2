using HotDash.Sidekiq.Jobs;

namespace HotDash.Sidekiq.Clients;

/// <summary>Sees each job before it is enqueued. May change it; returning null drops it.</summary>
public interface IClientMiddleware
{
    ValueTask<Job?> InvokeAsync(Job job, CancellationToken cancellationToken);
}
