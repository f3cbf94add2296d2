using System.Globalization;

namespace HotDash.Hosting.Fly.Release.Watch;

/// <summary>How fast routes answered, and the numbers in them that have to grow.</summary>
internal sealed class RouteMeasures
{
    private readonly Dictionary<string, List<double>> _milliseconds = [];
    private readonly Dictionary<string, (double First, double Last)> _numbers = [];

    private readonly Dictionary<string, int> _unseen = [];

    /// <summary>What another app was asked and did not say.</summary>
    public void AddUnseen(string text) => _unseen[text] = _unseen.GetValueOrDefault(text) + 1;

    public void Add(string path, TimeSpan time)
    {
        if (!_milliseconds.TryGetValue(path, out var times))
        {
            _milliseconds[path] = times = [];
        }

        times.Add(time.TotalMilliseconds);
    }

    public void Add(string path, string field, double number)
    {
        var name = $"{field} of {path}";
        _numbers[name] = (_numbers.TryGetValue(name, out var before) ? before.First : number, number);
    }

    public IEnumerable<string> Describe() =>
    [
        .. _milliseconds.Select(pair => string.Create(
            CultureInfo.InvariantCulture, $"GET {pair.Key}: {pair.Value.Count} answers, p50 {Percentile(pair.Value, 0.5):0} ms, p95 {Percentile(pair.Value, 0.95):0} ms")),
        .. _numbers.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} went from {pair.Value.First} to {pair.Value.Last}")),
        .. _unseen.Select(pair => string.Create(CultureInfo.InvariantCulture, $"not seen ({pair.Value} times): {pair.Key}")),
    ];

    /// <summary>Of few answers the slowest is the percentile: a single slip among all routes is forgiven.</summary>
    public IEnumerable<string> SlowerThan(TimeSpan p95) => _milliseconds.Where(_ => _milliseconds.Values.Sum(times => times.Count(time => time > p95.TotalMilliseconds)) > 1)
        .Where(pair => Percentile(pair.Value, 0.95) > p95.TotalMilliseconds)
        .Select(pair => string.Create(CultureInfo.InvariantCulture, $"GET {pair.Key} takes {Percentile(pair.Value, 0.95):0} ms (p95), more than {p95.TotalMilliseconds:0} ms"));

    public IEnumerable<string> StandingStill() => _numbers
        .Where(pair => pair.Value.Last <= pair.Value.First)
        .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} stands still at {pair.Value.Last}"));

    private static double Percentile(List<double> values, double part) => values.Order().ElementAt((int)Math.Ceiling(part * values.Count) - 1);
}
