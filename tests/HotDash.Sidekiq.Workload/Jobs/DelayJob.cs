using HotDash.Sidekiq.Processing;

namespace HotDash.Sidekiq.Workload.Jobs;

/// <summary>
/// Takes as many milliseconds as its first argument says, by blocking as Ruby's sleep does: a timer would round
/// one millisecond up to a tick of the kernel.
/// </summary>
internal sealed class DelayJob : IJobHandler
{
    public Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        cancellationToken.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(context.Arguments.GetInt64(0)));

        return Task.CompletedTask;
    }
}
