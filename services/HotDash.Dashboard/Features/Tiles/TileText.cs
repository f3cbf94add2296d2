using HotDash.Dashboard.Components.Shared;

namespace HotDash.Dashboard.Features.Tiles;

internal static class TileText
{
    /// <summary>A reading no older than this was made for whoever looks now.</summary>
    private static readonly TimeSpan s_live = TimeSpan.FromSeconds(10);

    public static string Status(TileState state) => state switch
    {
        { Reading: null, Error: null } => "Loading",
        { Reading: null } => "Not available",
        { Error: not null } => "Out of date",
        { Reading.Status: TileStatus.NotConfigured } => "Not configured",
        { Reading.Status: TileStatus.Ok } => "Healthy",
        { Reading.Status: TileStatus.Warning } => "Needs a look",
        _ => "Attention needed",
    };

    public static Tone ToneOf(TileState state) => state switch
    {
        { Reading: null, Error: null } => Tone.Neutral,
        { Reading: null } => Tone.Critical,
        { Error: not null } => Tone.Warning,
        { Reading.Status: TileStatus.Ok } => Tone.Good,
        { Reading.Status: TileStatus.Warning } => Tone.Warning,
        { Reading.Status: TileStatus.Critical } => Tone.Critical,
        _ => Tone.Neutral,
    };

    public static string Origin(TileState state, bool isSample, DateTimeOffset now) => state switch
    {
        _ when isSample => "Sample",
        { Reading.Status: TileStatus.NotConfigured } => "No source",
        { ReadAt: { } readAt } when now - readAt <= s_live => "Live",
        _ => "Cache",
    };
}
