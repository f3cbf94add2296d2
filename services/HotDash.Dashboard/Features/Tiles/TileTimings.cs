using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using HotDash.Dashboard.Features.Watching.Charts;

namespace HotDash.Dashboard.Features.Tiles;

/// <summary>How long tiles took, per tile, measured in the server and in browsers, over the last hour.</summary>
internal sealed class TileTimings
{
    public const string Server = "server";
    public const string Browser = "browser";

    private const int Kept = 500;
    private static readonly TimeSpan s_window = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(string Tile, string Where), Queue<(DateTimeOffset At, double Ms)>> _samples = new();
    private readonly Histogram<double> _histogram;
    private readonly TimeProvider _time;

    public TileTimings(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        _histogram = meters.Create("HotDash.Dashboard.Tiles")
            .CreateHistogram<double>("hotdash.tiles.load", "ms", "Time until a tile had its data, by tile and place of measurement.");
    }

    public void Record(string tile, string where, TimeSpan elapsed)
    {
        _histogram.Record(elapsed.TotalMilliseconds, new("tile", tile), new("where", where));
        var samples = _samples.GetOrAdd((tile, where), _ => new());

        lock (samples)
        {
            samples.Enqueue((_time.GetUtcNow(), elapsed.TotalMilliseconds));

            while (samples.Count > Kept)
            {
                samples.Dequeue();
            }
        }
    }

    /// <summary>Null without a sample in the window. The value that 95 % of the samples do not exceed.</summary>
    public TimeSpan? P95(string tile, string where) => P95(tile, where, s_window);

    public TimeSpan? P95(string tile, string where, TimeSpan window)
    {
        if (!_samples.TryGetValue((tile, where), out var samples))
        {
            return null;
        }

        List<double> recent;

        lock (samples)
        {
            var oldest = _time.GetUtcNow() - window;
            recent = [.. samples.Where(sample => sample.At >= oldest).Select(sample => sample.Ms)];
        }

        return recent.Count == 0 ? null : TimeSpan.FromMilliseconds(Percentile.Of(recent, 0.95));
    }
}
