using HotDash.Dashboard.Features.Watching.Charts;

namespace HotDash.Dashboard.Tests.Features.Watching;

public sealed class ChartGeometryTests
{
    private static readonly DateTime s_from = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Line_StretchWithoutMeasurement_IsAGap()
    {
        var geometry = new ChartGeometry(Series([(0, 10), (15, 20), (600, 30), (615, 40)]));

        Assert.Equal(2, geometry.Line.Count(letter => letter == 'M'));
        Assert.Equal(50, geometry.Highest);
    }

    [Fact]
    public void Limit_FarAboveTheValues_DoesNotFlattenThem()
    {
        var geometry = new ChartGeometry(Series([(0, 10), (15, 20)]) with { Critical = 5000, Warning = 1000 });

        Assert.Null(geometry.Y(5000));
        Assert.Equal(20, geometry.Highest);
    }

    private static ChartSeries Series((int Minute, double Value)[] points) =>
        new("Answer time", "ms", s_from, s_from.AddDays(1), [.. points.Select(point => new ChartPoint(s_from.AddMinutes(point.Minute), point.Value))]);
}
