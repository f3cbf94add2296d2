using System.Globalization;
using HotDash.Dashboard.Features.Google;
using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Search;

internal sealed class SearchConsole(GoogleApi google, IOptions<SearchConsoleOptions> options, TimeProvider time) : ISearch
{
    private const string Scope = "https://www.googleapis.com/auth/webmasters.readonly";
    private const int Days = 7;
    private static readonly string[] s_dimensions = ["query"];
    private const int MostRows = 500;

    /// <summary>Search Console counts days in Pacific time and makes them final after two to three.</summary>
    private const int DaysUntilFinal = 3;

    public string? SetupHint => options.Value is { SiteUrl: not (null or ""), ServiceAccountKey: not null }
        ? null
        : $"Set {SearchConsoleOptions.SectionName}:SiteUrl and {SearchConsoleOptions.SectionName}:ServiceAccountKey to watch how the shop is found.";

    public async Task<IReadOnlyList<SearchPhrase>> ReadPhrasesAsync(CancellationToken cancellationToken)
    {
        var last = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-DaysUntilFinal);
        var now = await AskAsync(last, cancellationToken);
        var before = (await AskAsync(last.AddDays(-Days), cancellationToken)).ToDictionary(row => row.Keys[0], row => (long)row.Clicks);

        return [.. now.Select(row => new SearchPhrase(row.Keys[0], (long)row.Clicks, before.GetValueOrDefault(row.Keys[0]), row.Position)),
            .. before.Where(row => now.All(current => current.Keys[0] != row.Key)).Select(row => new SearchPhrase(row.Key, 0, row.Value, 0))];
    }

    private async Task<IReadOnlyList<SearchRow>> AskAsync(DateOnly lastDay, CancellationToken cancellationToken)
    {
        var query = new GoogleQuery(
            "Search Console",
            options.Value.SiteUrl ?? "",
            $"{SearchConsoleOptions.SectionName}:ServiceAccountKey",
            options.Value.ServiceAccountKey,
            Scope,
            new Uri(options.Value.BaseAddress, $"/webmasters/v3/sites/{Uri.EscapeDataString(options.Value.SiteUrl ?? "")}/searchAnalytics/query"),
            new { startDate = Day(lastDay.AddDays(1 - Days)), endDate = Day(lastDay), dimensions = s_dimensions, rowLimit = MostRows });

        return (await google.PostAsync<SearchAnswer>(query, cancellationToken))?.Rows ?? [];
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
