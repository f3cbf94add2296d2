namespace HotDash.Dashboard.Features.Preferences;

public sealed record OperatorPreferences(string Theme, IReadOnlyList<string> TileOrder, IReadOnlyList<string> HiddenTiles)
{
    public static OperatorPreferences Default { get; } = new("auto", [], []);
}
