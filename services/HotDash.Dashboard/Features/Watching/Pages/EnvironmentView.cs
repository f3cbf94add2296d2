using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Watching.Charts;

namespace HotDash.Dashboard.Features.Watching.Pages;

/// <summary>One environment as it was measured last.</summary>
public sealed record EnvironmentView(string Name, Tone Tone, string Summary, IReadOnlyList<MeasureRow> Measures, IReadOnlyList<ChartSeries> Charts, IReadOnlyList<Uri> Links);
