namespace HotDash.Dashboard.Features.Watching.Charts;

/// <summary>The worst value of a short stretch of time.</summary>
public sealed record ChartPoint(DateTime At, double Value);
