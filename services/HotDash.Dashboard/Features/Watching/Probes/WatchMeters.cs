using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace HotDash.Dashboard.Features.Watching.Probes;

/// <summary>The latest measurements as OpenTelemetry gauges of the same names.</summary>
internal sealed class WatchMeters
{
    private readonly ConcurrentDictionary<string, Gauge<double>> _gauges = new();
    private readonly Meter _meter;

    public WatchMeters(IMeterFactory meters) => _meter = meters.Create("HotDash.Watching");

    public void Record(IEnumerable<Sample> samples)
    {
        foreach (var sample in samples)
        {
            _gauges.GetOrAdd(sample.Metric, name => _meter.CreateGauge<double>(name))
                .Record(sample.Value, new("environment", sample.Environment), new("subject", sample.Subject));
        }
    }
}
