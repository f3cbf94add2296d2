using HotDash.Sidekiq.Processing;

namespace HotDash.Sidekiq.Tests.Support;

internal sealed class DelegateJob(DelegateJob.Body body) : IJobHandler
{
    public Task PerformAsync(JobContext context, CancellationToken cancellationToken) => body.Perform(context, cancellationToken);

    internal sealed record Body(Func<JobContext, CancellationToken, Task> Perform);
}
