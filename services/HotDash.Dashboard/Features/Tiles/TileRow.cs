using HotDash.Dashboard.Components.Shared;

namespace HotDash.Dashboard.Features.Tiles;

/// <summary>One line of a tile; with an address it is a link.</summary>
public sealed record TileRow(string Text, string? Detail = null, string? Badge = null, Tone Tone = Tone.Neutral, string? Href = null);
