namespace HotDash.Sidekiq.Processing;

/// <summary>How the jobs of one class are run.</summary>
public sealed class JobHandlerOptions
{
    /// <summary>The longest a job may run. Default: the worker's <see cref="SidekiqWorkerOptions.JobTimeout"/>.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>
    /// The delay before retry number <c>count</c> (0 first) after this error; null: Sidekiq's back-off.
    /// </summary>
    public Func<int, Exception, TimeSpan?>? RetryIn { get; set; }

    /// <summary>Runs after the last retry, when the job goes to the dead set or is dropped.</summary>
    public Func<IServiceProvider, JobContext, Exception, CancellationToken, Task>? OnExhausted { get; set; }
}
