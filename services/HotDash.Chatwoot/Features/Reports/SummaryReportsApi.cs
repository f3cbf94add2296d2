using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Reports;

/// <summary>app/controllers/api/v2/accounts/summary_reports_controller.rb: one row per agent, inbox, team or channel.</summary>
internal static class SummaryReportsApi
{
    /// <summary>Chatwoot refuses the channel summary beyond six months.</summary>
    private static readonly TimeSpan s_longestChannelRange = TimeSpan.FromDays(184);

    public static void MapSummaryReports(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(ReportsApi.Path + "/summary_reports").WithTags("Reports").RequireAdministrator();
        group.MapGet("/agent", (AccountContext account, RailsParameters parameters, SummaryQuery query, CancellationToken token) =>
            query.RunAsync(account, parameters, "select user_id from account_users where account_id = @accountId", "c.assignee_id", "e.user_id", token));
        group.MapGet("/inbox", (AccountContext account, RailsParameters parameters, SummaryQuery query, CancellationToken token) =>
            query.RunAsync(account, parameters, "select id from inboxes where account_id = @accountId", "c.inbox_id", "e.inbox_id", token));
        group.MapGet("/team", (AccountContext account, RailsParameters parameters, SummaryQuery query, CancellationToken token) =>
            query.RunAsync(account, parameters, "select id from teams where account_id = @accountId", "c.team_id", "(select team_id from conversations where id = e.conversation_id)", token));
        group.MapGet("/channel", ChannelAsync);
    }

    private static async Task<IResult> ChannelAsync(
        AccountContext account, RailsParameters parameters, Database database, TimeProvider clock, CancellationToken cancellationToken)
    {
        var range = ReportRange.From(parameters, clock.GetUtcNow());
        if (range.Until - range.Since > s_longestChannelRange)
        {
            throw Failure.Unprocessable("Date range cannot exceed 6 months");
        }

        var rows = await database.ListAsync<(string Channel, long Open, long Resolved, long Pending, long Snoozed, long Total)>(
            """
            select i.channel_type, count(*) filter (where c.status = 0), count(*) filter (where c.status = 1), count(*) filter (where c.status = 2),
                count(*) filter (where c.status = 3), count(*)
            from conversations c join inboxes i on i.id = c.inbox_id
            where c.account_id = @accountId and c.created_at >= @Since and c.created_at < @Until group by 1
            """,
            new { accountId = account.Id, range.Since, range.Until },
            cancellationToken);
        var summary = new JsonObject();
        foreach (var row in rows)
        {
            summary[row.Channel] = new JsonObject
            {
                ["open"] = row.Open, ["resolved"] = row.Resolved, ["pending"] = row.Pending, ["snoozed"] = row.Snoozed, ["total"] = row.Total,
            };
        }

        return RailsResult.Json(summary);
    }

    internal sealed class SummaryQuery(Database database, TimeProvider clock)
    {
        public async Task<IResult> RunAsync(
            AccountContext account, RailsParameters parameters, string ids, string conversationKey, string eventKey, CancellationToken cancellationToken)
        {
            var range = ReportRange.From(parameters, clock.GetUtcNow());
            var value = parameters.Flag("business_hours") ?? false ? "e.value_in_business_hours" : "e.value";
            var rows = await database.ListAsync<(long Id, long Conversations, long Resolved, double? Resolution, double? FirstResponse, double? Reply)>(
                $"""
                select o.id, coalesce(n.count, 0), coalesce(m.resolved, 0), m.resolution, m.first_response, m.reply from ({ids}) o(id)
                    left join (select {conversationKey} as id, count(*) as count from conversations c
                        where c.account_id = @accountId and c.created_at >= @Since and c.created_at < @Until group by 1) n on n.id = o.id
                    left join (select {eventKey} as id, count(*) filter (where e.name = 'conversation_resolved') as resolved,
                            avg({value}) filter (where e.name = 'conversation_resolved') as resolution,
                            avg({value}) filter (where e.name = 'first_response') as first_response, avg({value}) filter (where e.name = 'reply_time') as reply
                        from reporting_events e where e.account_id = @accountId and e.created_at >= @Since and e.created_at < @Until group by 1) m on m.id = o.id
                order by o.id
                """,
                new { accountId = account.Id, range.Since, range.Until },
                cancellationToken);

            return RailsResult.Json(rows.ToJsonArray(row => new JsonObject
            {
                ["id"] = row.Id,
                ["conversations_count"] = row.Conversations,
                ["resolved_conversations_count"] = row.Resolved,
                ["avg_resolution_time"] = row.Resolution,
                ["avg_first_response_time"] = row.FirstResponse,
                ["avg_reply_time"] = row.Reply,
            }));
        }
    }
}
