using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Reports;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Reports;

/// <summary>First response times by channel, labels by inbox, outgoing messages by sender, and the raw events.</summary>
internal static class DistributionReportsApi
{
    private const int EventsPerPage = 25;

    private const string Distribution = """
        select i.channel_type, count(*) filter (where e.value < 3600), count(*) filter (where e.value >= 3600 and e.value < 14400),
            count(*) filter (where e.value >= 14400 and e.value < 28800), count(*) filter (where e.value >= 28800 and e.value < 86400), count(*) filter (where e.value >= 86400)
        from reporting_events e join inboxes i on i.id = e.inbox_id
        where e.account_id = @accountId and e.name = 'first_response' and e.created_at >= @Since and e.created_at < @Until group by 1
        """;

    private const string Matrix = """
        select c.inbox_id, l.id, count(*) from conversations c
            join taggings g on g.taggable_type = 'Conversation' and g.taggable_id = c.id and g.context = 'labels'
            join tags t on t.id = g.tag_id join labels l on l.title = t.name and l.account_id = c.account_id
        where c.account_id = @accountId and c.created_at >= @Since and c.created_at < @Until group by 1, 2
        """;

    private const string Events = """
        select *, count(*) over () as total from reporting_events where account_id = @accountId and created_at >= @Since and created_at < @Until
            and (@inboxId is null or inbox_id = @inboxId) and (@userId is null or user_id = @userId) and (@name is null or name = @name)
        order by created_at desc, id desc limit @limit offset @offset
        """;

    public static void MapDistributionReports(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(ReportsApi.Path + "/reports").WithTags("Reports").RequireAdministrator();
        group.MapGet("/first_response_time_distribution", FirstResponseAsync);
        group.MapGet("/inbox_label_matrix", MatrixAsync);
        group.MapGet("/outgoing_messages_count", OutgoingAsync);
        routes.MapGet("/api/v1/accounts/{accountId:long}/reporting_events", EventsAsync).WithTags("Reports").RequireAdministrator();
    }

    private static async Task<IResult> FirstResponseAsync(
        AccountContext account, RailsParameters parameters, Database database, TimeProvider clock, CancellationToken cancellationToken)
    {
        var range = ReportRange.From(parameters, clock.GetUtcNow());
        var rows = await database.ListAsync<(string Channel, long Hour, long Four, long Eight, long Day, long More)>(
            Distribution, new { accountId = account.Id, range.Since, range.Until }, cancellationToken);
        var shape = new JsonObject();
        foreach (var row in rows)
        {
            shape[row.Channel] = new JsonObject { ["0-1h"] = row.Hour, ["1-4h"] = row.Four, ["4-8h"] = row.Eight, ["8-24h"] = row.Day, ["24h+"] = row.More };
        }

        return RailsResult.Json(shape);
    }

    private static async Task<IResult> MatrixAsync(
        AccountContext account, RailsParameters parameters, Database database, TimeProvider clock, CancellationToken cancellationToken)
    {
        var range = ReportRange.From(parameters, clock.GetUtcNow());
        var (onlyInboxes, onlyLabels) = (parameters.Numbers("inbox_ids"), parameters.Numbers("label_ids"));
        var inboxes = (await database.ListAsync<(long Id, string Name)>("select id, name from inboxes where account_id = @Id order by id", new { account.Id }, cancellationToken))
            .Where(inbox => onlyInboxes.Count == 0 || onlyInboxes.Contains(inbox.Id)).ToList();
        var labels = (await database.ListAsync<(long Id, string Title)>("select id, title from labels where account_id = @Id order by id", new { account.Id }, cancellationToken))
            .Where(label => onlyLabels.Count == 0 || onlyLabels.Contains(label.Id)).ToList();
        var counts = (await database.ListAsync<(long Inbox, long Label, long Count)>(Matrix, new { accountId = account.Id, range.Since, range.Until }, cancellationToken))
            .ToDictionary(row => (row.Inbox, row.Label), row => row.Count);

        return RailsResult.Json(new JsonObject
        {
            ["inboxes"] = inboxes.ToJsonArray(inbox => new JsonObject { ["id"] = inbox.Id, ["name"] = inbox.Name }),
            ["labels"] = labels.ToJsonArray(label => new JsonObject { ["id"] = label.Id, ["title"] = label.Title }),
            ["matrix"] = inboxes.ToJsonArray(inbox => labels.ToJsonArray(label => counts.GetValueOrDefault((inbox.Id, label.Id)))),
        });
    }

    private static async Task<IResult> OutgoingAsync(
        AccountContext account, RailsParameters parameters, Database database, TimeProvider clock, CancellationToken cancellationToken)
    {
        var range = ReportRange.From(parameters, clock.GetUtcNow());
        var (id, name, join) = parameters.Present("group_by") switch
        {
            "agent" => ("u.id", "u.name", "join users u on u.id = m.sender_id and m.sender_type = 'User'"),
            "inbox" => ("i.id", "i.name", "join inboxes i on i.id = m.inbox_id"),
            "team" => ("t.id", "t.name", "join conversations c on c.id = m.conversation_id join teams t on t.id = c.team_id"),
            "label" => ("l.id", "l.title", """
                join taggings g on g.taggable_type = 'Conversation' and g.taggable_id = m.conversation_id and g.context = 'labels'
                join tags t on t.id = g.tag_id join labels l on l.title = t.name and l.account_id = m.account_id
                """),
            _ => throw Failure.Unprocessable("group_by must be one of agent, team, inbox, label"),
        };
        var rows = await database.ListAsync<(long Id, string Name, long Count)>(
            $"""
            select {id}, {name}, count(*) from messages m {join}
            where m.account_id = @accountId and m.message_type = 1 and m.created_at >= @Since and m.created_at < @Until group by 1, 2 order by 1
            """,
            new { accountId = account.Id, range.Since, range.Until },
            cancellationToken);

        return RailsResult.Json(rows.ToJsonArray(row => new JsonObject { ["id"] = row.Id, ["name"] = row.Name, ["outgoing_messages_count"] = row.Count }));
    }

    private static async Task<IResult> EventsAsync(
        AccountContext account, RailsParameters parameters, Database database, TimeProvider clock, CancellationToken cancellationToken)
    {
        var range = ReportRange.From(parameters, clock.GetUtcNow().AddMinutes(1));
        var page = parameters.Page;
        var arguments = new
        {
            accountId = account.Id, range.Since, range.Until, inboxId = parameters.Number("inbox_id"), userId = parameters.Number("user_id"), name = parameters.Present("name"),
            limit = EventsPerPage, offset = (page - 1L) * EventsPerPage,
        };
        var rows = await database.ListAsync<ReportingEvent>(Events, arguments, cancellationToken);
        var count = await database.SingleAsync<long>($"select count(*) from ({Events.Replace("limit @limit offset @offset", "", StringComparison.Ordinal)}) e", arguments, cancellationToken);

        return RailsResult.Json(new JsonObject
        {
            ["payload"] = rows.ToJsonArray(row => row.ToJson()),
            ["meta"] = new JsonObject { ["count"] = count, ["current_page"] = page, ["total_pages"] = (count + EventsPerPage - 1) / EventsPerPage },
        });
    }
}
