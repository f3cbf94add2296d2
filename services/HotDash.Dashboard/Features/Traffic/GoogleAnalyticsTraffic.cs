using System.Globalization;
using HotDash.Dashboard.Features.Google;
using HotDash.Dashboard.Features.Tiles;
using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Traffic;

internal sealed class GoogleAnalyticsTraffic(GoogleApi google, IOptions<GoogleAnalyticsOptions> options) : ITraffic
{
    private const string Product = "Google Analytics";
    private const string Scope = "https://www.googleapis.com/auth/analytics.readonly";
    private const int MostRows = 200;

    /// <summary>Names of the two date ranges; the answer repeats them as the last dimension.</summary>
    private const string Current = "current";
    private const string Previous = "previous";

    public string? SetupHint => options.Value is { PropertyId: not (null or ""), ServiceAccountKey: not null }
        ? null
        : $"Set {GoogleAnalyticsOptions.SectionName}:PropertyId and {GoogleAnalyticsOptions.SectionName}:ServiceAccountKey to watch the shop's traffic.";

    public async Task<IReadOnlyList<LandingPage>> ReadLandingPagesAsync(CancellationToken cancellationToken)
    {
        var query = new GoogleQuery(
            Product,
            $"property {options.Value.PropertyId}",
            $"{GoogleAnalyticsOptions.SectionName}:ServiceAccountKey",
            options.Value.ServiceAccountKey,
            Scope,
            new Uri(options.Value.BaseAddress, $"/v1beta/properties/{options.Value.PropertyId}:runReport"),
            Report);

        return Compare(await google.PostAsync<ReportAnswer>(query, cancellationToken));
    }

    private static object Report => new
    {
        dimensions = new[] { new { name = "landingPage" } },
        metrics = new[] { new { name = "sessions" } },
        dateRanges = new[]
        {
            new { startDate = "7daysAgo", endDate = "yesterday", name = Current },
            new { startDate = "14daysAgo", endDate = "8daysAgo", name = Previous },
        },
        limit = MostRows,
    };

    private static List<LandingPage> Compare(ReportAnswer? answer)
    {
        var sessions = (answer?.Rows ?? []).ToLookup(
            row => row.DimensionValues[0].Value, row => (Range: row.DimensionValues[^1].Value, Count: Count(row.MetricValues[0].Value)));

        return [.. sessions
            .Select(page => (Path: page.Key, Now: Sum(page, Current), Before: Sum(page, Previous)))
            .Where(page => page.Before > 0)
            .Select(page => new LandingPage(page.Path, page.Now, (double)(page.Now - page.Before) / page.Before))];
    }

    private static long Count(string value) => long.TryParse(value, CultureInfo.InvariantCulture, out var count)
        ? count
        : throw new SourceException($"{Product} answered '{value}' where a number of sessions belongs.");

    private static long Sum(IEnumerable<(string Range, long Count)> rows, string range) => rows.Where(row => row.Range == range).Sum(row => row.Count);
}
