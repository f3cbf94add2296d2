using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;

namespace HotDash.Chatwoot.Features.Reports;

/// <summary>The v2 reports, computed by the database.</summary>
internal sealed class ReportQueries(Database database)
{
    private static readonly string[] s_summary =
        ["conversations_count", "incoming_messages_count", "outgoing_messages_count", "avg_first_response_time", "avg_resolution_time", "resolutions_count", "reply_time"];

    /// <summary>One value per period; a period without any has 0.</summary>
    public async Task<JsonArray> SeriesAsync(
        long accountId, string? metricName, ReportScope scope, ReportRange range, string groupBy, double timezoneHours, CancellationToken cancellationToken)
    {
        var metric = ReportMetric.Find(metricName) ?? throw Failure.Unprocessable($"'{metricName}' is not a metric");
        var period = groupBy is "day" or "week" or "month" or "year" or "hour" ? groupBy : "day";
        var rows = await database.ListAsync<(DateTime Period, double? Value, long Count)>(
            $"""
            select p.period at time zone 'UTC' - make_interval(secs => @offset), v.value::float8, coalesce(v.count, 0) from
                generate_series(date_trunc('{period}', @Since::timestamptz at time zone 'UTC' + make_interval(secs => @offset)),
                    (@Until::timestamptz at time zone 'UTC' + make_interval(secs => @offset)), '1 {period}') p(period)
                left join (select date_trunc('{period}', r.created_at at time zone 'UTC' + make_interval(secs => @offset)) as period, {metric.Aggregate} as value, count(*) as count
                    from {metric.Source} where r.account_id = @accountId and {metric.Where} and r.created_at >= @Since and r.created_at < @Until
                        {scope.Where("r", metric.UserColumn, metric.ConversationColumn)}
                    group by 1) v on v.period = p.period
            order by p.period
            """,
            new { accountId, range.Since, range.Until, offset = timezoneHours * 3600 },
            cancellationToken);

        return [.. rows.Select(row => metric.IsAverage
            ? new JsonObject { ["value"] = row.Value ?? 0, ["timestamp"] = RailsTime.Seconds(row.Period), ["count"] = row.Count }
            : new JsonObject { ["value"] = (long)(row.Value ?? 0), ["timestamp"] = RailsTime.Seconds(row.Period) })];
    }

    public async Task<JsonObject> SummaryAsync(long accountId, ReportScope scope, ReportRange range, CancellationToken cancellationToken)
    {
        var summary = new JsonObject();
        foreach (var name in s_summary)
        {
            var metric = ReportMetric.Find(name) ?? throw new InvalidOperationException($"Metric '{name}' is not defined.");
            var value = await database.SingleAsync<double?>(
                $"""
                select ({metric.Aggregate})::float8 from {metric.Source} where r.account_id = @accountId and {metric.Where}
                    and r.created_at >= @Since and r.created_at < @Until {scope.Where("r", metric.UserColumn, metric.ConversationColumn)}
                """,
                new { accountId, range.Since, range.Until },
                cancellationToken);
            summary[name] = metric.IsAverage ? value : (long)(value ?? 0);
        }

        return summary;
    }
}
