namespace HotDash.Dashboard.Features.Search;

// searchAnalytics.query: https://developers.google.com/webmaster-tools/v1/searchanalytics/query

internal sealed record SearchAnswer(IReadOnlyList<SearchRow>? Rows);

internal sealed record SearchRow(IReadOnlyList<string> Keys, double Clicks, double Impressions, double Position);
