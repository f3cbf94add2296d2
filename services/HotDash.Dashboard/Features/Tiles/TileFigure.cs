using HotDash.Dashboard.Components.Shared;

namespace HotDash.Dashboard.Features.Tiles;

public sealed record TileFigure(string Label, string Value, Tone Tone = Tone.Neutral);
