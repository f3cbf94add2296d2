using HotDash.Sidekiq.Processing;

namespace HotDash.Sidekiq.Workload.Jobs;

/// <summary>Ends its process at once, as a fault in native code would.</summary>
internal sealed class CrashJob : IJobHandler
{
    public Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        self.Kill();

        return Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }
}
