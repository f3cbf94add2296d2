using HotDash.Sidekiq.Processing;

namespace HotDash.Sidekiq.Workload.Jobs;

internal sealed class NoOpJob : IJobHandler
{
    public Task PerformAsync(JobContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}
