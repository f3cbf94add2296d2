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
}
