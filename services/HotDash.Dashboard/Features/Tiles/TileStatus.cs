namespace HotDash.Dashboard.Features.Tiles;

public enum TileStatus
{
    Ok,
    Warning,
    Critical,

    /// <summary>The source has no credentials. Nothing is shown in its place.</summary>
    NotConfigured,
}
