using System.Globalization;

namespace HotDash.Dashboard.Features.Watching.Charts;

/// <summary>Turns a series into SVG paths. A stretch without measurements is a gap, not a line through nothing.</summary>
internal sealed class ChartGeometry
{
    public const double Width = 600;
    public const double Height = 120;

    private const double Top = 8;
    private const double Edge = 0.06;
    private const int Stretches = 96;
    private static readonly int[] s_steps = [1, 2, 5, 10];

    private readonly ChartSeries _series;
    private readonly TimeSpan _gap;

    public ChartGeometry(ChartSeries series)
    {
        _series = series;
        _gap = (series.Until - series.From) / Stretches * 2.5;
        var highest = series.Points.Count == 0 ? 1 : series.Points.Max(point => point.Value);
        Highest = NiceCeiling(Math.Max(highest, series.Warning is { } warning && highest > warning / 3 ? warning * 1.15 : 0));
    }

    public double Highest { get; }

    public string Line => string.Concat(Runs().Select(run => $"M{string.Join('L', run.Select(Place))}{(run.Count == 1 ? "h0.01" : "")}"));

    public string Area => string.Concat(Runs().Where(run => run.Count > 1)
        .Select(run => $"M{X(run[0].At)} {Text(Height)}L{string.Join('L', run.Select(Place))}L{X(run[^1].At)} {Text(Height)}Z"));

    /// <summary>Null when the limit lies above the chart.</summary>
    public string? Y(double? limit) => limit is { } value && value <= Highest ? Text(YOf(value)) : null;

    /// <summary>Whole hours, at most seven: where their line is, and where their label is beside it. A label at an edge stays within the chart.</summary>
    public IEnumerable<(string X, string Percent, string Anchor, string Label)> Hours()
    {
        var step = Math.Max(1, (int)Math.Ceiling((_series.Until - _series.From).TotalHours / 6));
        var first = _series.From.Date.AddHours(_series.From.Hour + 1);

        for (var at = first; at < _series.Until; at = at.AddHours(1))
        {
            if (at.Hour % step == 0)
            {
                var share = (at - _series.From) / (_series.Until - _series.From);
                yield return (X(at), $"{Text(share * 100)}%", share < Edge ? "start" : share > 1 - Edge ? "end" : "middle", at.ToString("HH:mm", CultureInfo.InvariantCulture));
            }
        }
    }

    private IEnumerable<List<ChartPoint>> Runs()
    {
        List<ChartPoint> run = [];

        foreach (var point in _series.Points)
        {
            if (run is [.., var last] && point.At - last.At > _gap)
            {
                yield return run;
                run = [];
            }

            run.Add(point);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private string Place(ChartPoint point) => $"{X(point.At)} {Text(YOf(point.Value))}";

    private string X(DateTime at) => Text((at - _series.From) / (_series.Until - _series.From) * Width);

    private double YOf(double value) => Height - (Math.Max(0, value) / Highest * (Height - Top));

    private static double NiceCeiling(double value)
    {
        if (value <= 0)
        {
            return 1;
        }

        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)));

        return s_steps.First(step => step * unit >= value * 0.9999) * unit;
    }

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
