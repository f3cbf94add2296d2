using HotDash.Dashboard.Features.Tiles;

namespace HotDash.Dashboard.Features.Watching.Probes;

/// <summary>What this process knows of itself: how long tiles and requests took, and how many failed.</summary>
internal sealed class InsideProbe(TileTimings tiles, RequestWindow requests) : IProbe
{
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(5);

    public Task<IReadOnlyList<Sample>> MeasureAsync(WatchedEnvironment environment, DateTime at, CancellationToken cancellationToken)
    {
        List<Sample> samples = [];

        if (environment.IsThis)
        {
            samples.AddRange(
                from tile in TileCatalog.All
                from place in (string[])[TileTimings.Server, TileTimings.Browser]
                let p95 = tiles.P95(tile.Id, place, s_window)
                where p95 is not null
                select new Sample(at, environment.Name, WatchMetrics.TileP95, $"{tile.Id} {place}", p95.Value.TotalMilliseconds));

            if (requests.Read() is { } read)
            {
                samples.Add(new(at, environment.Name, WatchMetrics.HttpErrorRate, "dashboard", read.ErrorRate, $"{read.Count} answers"));
                samples.Add(new(at, environment.Name, WatchMetrics.HttpP95, "dashboard", read.P95Ms, $"{read.Count} answers"));
            }
        }

        return Task.FromResult<IReadOnlyList<Sample>>(samples);
    }
}
