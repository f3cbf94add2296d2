namespace HotDash.Dashboard.Features.Tiles;

internal sealed record TileLoad(double Ms);
