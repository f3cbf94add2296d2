namespace HotDash.Dashboard.Features.Watching.Charts;

internal static class Percentile
{
    /// <summary>The smallest value that the given share of the values does not exceed. There is at least one value.</summary>
    public static double Of(IReadOnlyList<double> values, double share)
    {
        var ordered = values.Order().ToList();

        return ordered[Math.Max(0, (int)Math.Ceiling(ordered.Count * share) - 1)];
    }
}
