using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Tiles;

namespace HotDash.Dashboard.Features.StackHealth;

internal sealed class StackHealthTile(StackHealthReader reader) : ITile
{
    public static TileDefinition Tile { get; } = new(
        "stack-health", "Stack health", "HotDash", TimeSpan.FromSeconds(30), "No service is watched.")
    {
        Href = "operations",
        HrefText = "Operations",
    };

    public TileDefinition Definition => Tile;

    public async Task<TileReading> ReadAsync(CancellationToken cancellationToken)
    {
        var services = await reader.ReadAsync(cancellationToken);
        var down = services.Count(service => service.Level == ServiceLevel.Down);
        var status = down > 0 ? TileStatus.Critical
            : services.Any(service => service.Level == ServiceLevel.Degraded) ? TileStatus.Warning : TileStatus.Ok;

        return new TileReading(
            status,
            [],
            [.. services.Select(service => new TileRow(
                service.Name,
                service.Version is { } version ? $"{version} · {service.Detail}" : service.Detail,
                service.Level.ToString(),
                service.Level switch { ServiceLevel.Healthy => Tone.Good, ServiceLevel.Degraded => Tone.Warning, _ => Tone.Critical }))])
        {
            Measure = down,
        };
    }
}
