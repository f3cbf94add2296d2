namespace HotDash.Dashboard.Features.Traffic;

// properties.runReport of the Data API v1: https://developers.google.com/analytics/devguides/reporting/data/v1

internal sealed record ReportAnswer(IReadOnlyList<ReportRow>? Rows);

internal sealed record ReportRow(IReadOnlyList<ReportValue> DimensionValues, IReadOnlyList<ReportValue> MetricValues);

internal sealed record ReportValue(string Value);
