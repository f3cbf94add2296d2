using HotDash.Sidekiq.Processing;

namespace HotDash.Sidekiq.Workload.Jobs;

/// <summary>Takes as many milliseconds as its first argument says.</summary>
internal sealed class DelayJob : IJobHandler
{
    public Task PerformAsync(JobContext context, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(context.Arguments.GetInt64(0)), cancellationToken);
}
