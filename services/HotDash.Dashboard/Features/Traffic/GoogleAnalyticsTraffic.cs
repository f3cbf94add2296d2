using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using HotDash.Dashboard.Features.Tiles;
using Microsoft.Extensions.Options;
using Polly;

namespace HotDash.Dashboard.Features.Traffic;

internal sealed class GoogleAnalyticsTraffic(HttpClient http, GoogleTokens tokens, IOptions<GoogleAnalyticsOptions> options) : ITraffic
{
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
        var key = ServiceAccountKey.Parse(options.Value.ServiceAccountKey?.Reveal() ?? "")
            ?? throw new SourceException("GoogleAnalytics:ServiceAccountKey is not a service account's key file.");

        try
        {
            var token = await tokens.GetAsync(http, key, Scope, cancellationToken);
            using var request = new HttpRequestMessage(
                HttpMethod.Post, new Uri(options.Value.BaseAddress, $"/v1beta/properties/{options.Value.PropertyId}:runReport"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Content = JsonContent.Create(Report);
            using var response = await http.SendAsync(request, cancellationToken);

            if (!response.IsSuccessStatusCode)
            {
                throw new SourceException($"Google Analytics answered with status {(int)response.StatusCode}. Check that {key.ClientEmail} may read property {options.Value.PropertyId}.");
            }

            return Compare(await response.Content.ReadFromJsonAsync<ReportAnswer>(cancellationToken));
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or CryptographicException or ExecutionRejectedException)
        {
            throw new SourceException("Google Analytics cannot be reached or answered something unreadable.", exception);
        }
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
            row => row.DimensionValues[0].Value,
            row => (Range: row.DimensionValues[^1].Value, Count: long.Parse(row.MetricValues[0].Value, CultureInfo.InvariantCulture)));

        return [.. sessions
            .Select(page => (Path: page.Key, Now: Sum(page, Current), Before: Sum(page, Previous)))
            .Where(page => page.Before > 0)
            .Select(page => new LandingPage(page.Path, page.Now, (double)(page.Now - page.Before) / page.Before))];
    }

    private static long Sum(IEnumerable<(string Range, long Count)> rows, string range) => rows.Where(row => row.Range == range).Sum(row => row.Count);
}
