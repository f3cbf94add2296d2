using System.Globalization;
using System.Text.Json.Nodes;
using HotDash.Sidekiq.Jobs;

namespace HotDash.Sidekiq.ActiveJobs;

/// <summary>
/// Puts a Rails job into Sidekiq's envelope, as the adapter of Rails 7.1 does:
/// args = <c>[{"job_class":"WebhookJob","job_id":"9d6f…","queue_name":"medium","arguments":[…],"executions":0,…}]</c>.
/// </summary>
internal static class ActiveJobWrapper
{
    /// <summary>Written by Rails' own adapter, and by Sidekiq's up to 7.3.</summary>
    public const string RailsClass = "ActiveJob::QueueAdapters::SidekiqAdapter::JobWrapper";

    /// <summary>Written by Sidekiq 8's adapter.</summary>
    public const string SidekiqClass = "Sidekiq::ActiveJob::Wrapper";

    public static bool IsWrapper(string jobClass) => jobClass is RailsClass or SidekiqClass;

    public static Job Wrap(ActiveJob job, DateTimeOffset now)
    {
        var envelope = new JsonObject
        {
            ["job_class"] = job.JobClass,
            ["job_id"] = Guid.NewGuid().ToString(),
            ["provider_job_id"] = null,
            ["queue_name"] = job.Queue,
            ["priority"] = null,
            ["arguments"] = job.Arguments.DeepClone(),
            ["executions"] = job.Executions,
            ["exception_executions"] = new JsonObject(),
            ["locale"] = job.Locale,
            ["timezone"] = "UTC",
            ["enqueued_at"] = Iso(now),
            ["scheduled_at"] = job.At is { } at ? Iso(at) : null,
        };

        return new Job { Class = RailsClass, Wrapped = job.JobClass, Queue = job.Queue, Args = [envelope], At = job.At };
    }

    /// <summary>ISO 8601 with nine fractional digits, as Rails 7.1 writes it.</summary>
    internal static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'", CultureInfo.InvariantCulture);
}
