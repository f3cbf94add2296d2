namespace HotDash.Sidekiq.Processing;

/// <summary>
/// Performs the jobs of one class. Resolved from a scope of its own for every run. A job may run more than once
/// (a worker may die after the effect and before the acknowledgement), so the effect must bear repetition.
/// </summary>
public interface IJobHandler
{
    Task PerformAsync(JobContext context, CancellationToken cancellationToken);
}
