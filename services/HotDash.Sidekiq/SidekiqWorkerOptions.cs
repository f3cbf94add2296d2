using System.ComponentModel.DataAnnotations;

namespace HotDash.Sidekiq;

/// <summary>Section <c>Sidekiq</c>.</summary>
public sealed class SidekiqWorkerOptions
{
    public const string SectionName = "Sidekiq";

    /// <summary>How many jobs run at the same time. Default 10.</summary>
    [Range(1, 1000)]
    public int Concurrency { get; set; } = 10;

    /// <summary>
    /// Queues in order of priority. <c>name</c> alone: strict order; <c>name,weight</c>: drawn by weight. Default: <c>default</c>.
    /// </summary>
    public IList<string> Queues { get; set; } = [];

    /// <summary>How long running jobs may take to finish after a stop signal before they are pushed back. Default 25 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>How long cancelled jobs may take to let go before they are pushed back all the same. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan CancellationGrace { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Retries of a job whose <c>retry</c> is true. Default 25.</summary>
    [Range(0, 1000)]
    public int MaxRetries { get; set; } = 25;

    /// <summary>The longest a job may run unless its handler says otherwise. Default: no limit.</summary>
    public TimeSpan? JobTimeout { get; set; }

    /// <summary>After this long without renewal a process counts as dead and its jobs are taken back. Default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:20")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Between two looks for jobs of dead processes. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:10")]
    public TimeSpan RecoveryInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Between two heartbeats. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:20")]
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Mean time, over all processes, between two looks for due jobs. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:05:00")]
    public TimeSpan ScheduledPollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Between two looks for due cron entries. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan CronPollInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A larger payload goes to the dead set instead of being performed. Default 5 MiB.</summary>
    [Range(1024, 512 * 1024 * 1024)]
    public int MaxPayloadBytes { get; set; } = 5 * 1024 * 1024;

    /// <summary>A job that was running in this many processes as they died goes to the dead set. Default 3.</summary>
    [Range(1, 100)]
    public int CrashLimit { get; set; } = 3;

    /// <summary>The dead set keeps fewer entries than this. Default 10,000.</summary>
    [Range(1, 1_000_000)]
    public int DeadMaxJobs { get; set; } = 10_000;

    /// <summary>The dead set forgets entries older than this. Default 180 days.</summary>
    public TimeSpan DeadTimeout { get; set; } = TimeSpan.FromDays(180);

    /// <summary>Shown beside the process in Sidekiq's web page.</summary>
    public string Tag { get; set; } = "hotdash";
}
