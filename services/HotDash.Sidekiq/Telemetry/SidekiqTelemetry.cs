using System.Diagnostics;
using System.Diagnostics.Metrics;
using HotDash.Sidekiq.Jobs;

namespace HotDash.Sidekiq.Telemetry;

/// <summary>Spans and metrics of client and worker. Arguments never become tags: they may hold secrets.</summary>
internal static class SidekiqTelemetry
{
    public const string Name = "HotDash.Sidekiq";

    private static readonly ActivitySource s_source = new(Name);
    private static readonly Meter s_meter = new(Name);
    private static readonly Counter<long> s_enqueued = s_meter.CreateCounter<long>("sidekiq.client.enqueued", "{job}", "Jobs enqueued by this process.");
    private static readonly Counter<long> s_processed = s_meter.CreateCounter<long>("sidekiq.worker.processed", "{job}", "Runs, failed ones included.");
    private static readonly Counter<long> s_failed = s_meter.CreateCounter<long>("sidekiq.worker.failed", "{job}", "Failed runs.");
    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram<double>("sidekiq.worker.duration", "s", "How long a run took.");
    private static readonly Histogram<double> s_latency = s_meter.CreateHistogram<double>("sidekiq.worker.latency", "s", "From enqueueing to the start of the run.");

    public static void CountEnqueued(int count) => s_enqueued.Add(count);

    public static Activity? StartEnqueue(Job first, int count)
    {
        if (!s_source.HasListeners())
        {
            return null;
        }

        var activity = s_source.StartActivity($"{first.Wrapped ?? first.Class} enqueue", ActivityKind.Producer);
        activity?.SetTag("messaging.system", "sidekiq");
        activity?.SetTag("messaging.operation.type", "send");
        activity?.SetTag("messaging.destination.name", first.Queue);

        if (count > 1)
        {
            activity?.SetTag("messaging.batch.message_count", count);
        }

        return activity;
    }

    /// <summary>Continues the enqueuer's trace.</summary>
    public static Activity? StartPerform(JobRecord job, string queue)
    {
        if (!s_source.HasListeners())
        {
            return null;
        }

        var activity = s_source.StartActivity($"{job.Class} perform", ActivityKind.Consumer, job.ReadTraceContext() ?? default);
        activity?.SetTag("messaging.system", "sidekiq");
        activity?.SetTag("messaging.operation.type", "process");
        activity?.SetTag("messaging.destination.name", queue);
        activity?.SetTag("messaging.message.id", job.Jid);

        return activity;
    }

    public static void RecordLatency(string queue, JobRecord job, TimeProvider timeProvider)
    {
        if (s_latency.Enabled && job.EnqueuedAt is { } enqueuedAt)
        {
            s_latency.Record(Math.Max(0, (timeProvider.GetUtcNow() - enqueuedAt).TotalSeconds), KeyValuePair.Create<string, object?>("queue", queue));
        }
    }

    public static void RecordDone(string queue, string jobClass, TimeSpan duration, bool failed)
    {
        if (!s_processed.Enabled)
        {
            return;
        }

        var tags = new TagList { { "queue", queue }, { "class", jobClass } };
        s_processed.Add(1, tags);
        s_duration.Record(duration.TotalSeconds, tags);

        if (failed)
        {
            s_failed.Add(1, tags);
        }
    }
}
