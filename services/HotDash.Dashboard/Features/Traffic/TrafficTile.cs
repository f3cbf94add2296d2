using System.Globalization;
using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Tiles;

namespace HotDash.Dashboard.Features.Traffic;

/// <summary>A fifth fewer sessions than the week before needs attention, two fifths fewer is critical.</summary>
internal sealed class TrafficTile(ITraffic traffic) : ITile
{
    private const double Warning = -0.20;
    private const double Critical = -0.40;
    private const int ShownRows = 5;

    public static TileDefinition Tile { get; } = new(
        "seo-content", "SEO & content watch", "Google Analytics", TimeSpan.FromSeconds(600), "Traffic trends stable.");

    public TileDefinition Definition => Tile;

    public async Task<TileReading> ReadAsync(CancellationToken cancellationToken)
    {
        if (traffic.SetupHint is { } hint)
        {
            return TileReading.NotConfigured(hint);
        }

        var drops = (await traffic.ReadLandingPagesAsync(cancellationToken)).Where(page => page.Change <= Warning).OrderBy(page => page.Change).ToList();

        if (drops.Count == 0)
        {
            return new TileReading(TileStatus.Ok, [], []) { Measure = 0 };
        }

        return new TileReading(
            drops.Any(page => page.Change <= Critical) ? TileStatus.Critical : TileStatus.Warning,
            [new("Pages with a drop", $"{drops.Count}")],
            [.. drops.Take(ShownRows).Select(page => new TileRow(
                page.Path,
                $"{page.Sessions} sessions",
                page.Change.ToString("+0 %;-0 %", CultureInfo.InvariantCulture),
                page.Change <= Critical ? Tone.Critical : Tone.Warning))])
        {
            Measure = drops.Count,
        };
    }
}
