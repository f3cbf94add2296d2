namespace HotDash.Sidekiq.Processing;

/// <summary>Wraps every run of a job. Not calling next skips the job, which then counts as done.</summary>
public interface IServerMiddleware
{
    Task InvokeAsync(JobContext context, Func<CancellationToken, Task> next, CancellationToken cancellationToken);
}
