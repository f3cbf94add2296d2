namespace HotDash.Dashboard.Features.Watching.Charts;

/// <summary>One line with the limits that count for it. Points are oldest first.</summary>
public sealed record ChartSeries(string Title, string Unit, DateTime From, DateTime Until, IReadOnlyList<ChartPoint> Points)
{
    public double? Warning { get; init; }

    public double? Critical { get; init; }
}
