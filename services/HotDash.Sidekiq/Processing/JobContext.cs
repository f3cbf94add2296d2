using HotDash.Sidekiq.Jobs;

namespace HotDash.Sidekiq.Processing;

/// <summary>The job being performed.</summary>
public sealed class JobContext(JobRecord job)
{
    public JobRecord Job { get; } = job;

    /// <summary>The arguments; for a Rails job those of its <c>perform</c>.</summary>
    public JobArguments Arguments => Job.Arguments;

    /// <summary>0 on the first run, then 1, 2, …</summary>
    public int Attempt => Job.RetryCount is { } count ? count + 1 : 0;
}
