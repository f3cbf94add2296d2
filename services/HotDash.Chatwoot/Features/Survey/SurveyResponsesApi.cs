using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Csv;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Survey;

/// <summary>app/controllers/api/v1/accounts/csat_survey_responses_controller.rb</summary>
internal static class SurveyResponsesApi
{
    private const int PerPage = 25;

    private const int MaxDownloaded = 50_000;

    private static readonly string[] s_headers =
    [
        "Agent Name", "Rating", "Feedback Comment", "Contact Name", "Contact Email Address", "Contact Phone Number", "Link to the conversation", "Recorded date",
    ];

    public static void MapSurveyResponses(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/accounts/{accountId:long}/csat_survey_responses").WithTags("CSAT Survey Responses").RequireAdministrator();
        group.MapGet("/", ListAsync);
        group.MapGet("/metrics", MetricsAsync);
        group.MapGet("/download", DownloadAsync);
    }

    private static async Task<IResult> ListAsync(
        AccountContext account, RailsParameters parameters, Database database, PresenceStore presence, CancellationToken cancellationToken)
    {
        var rows = await database.ListAsync<SurveyResponse>(
            $"select r.*, c.display_id {SurveyResponseFilter.From} order by {SurveyResponseFilter.Order(parameters)} limit @limit offset @offset",
            SurveyResponseFilter.Arguments(account.Id, parameters, PerPage, (parameters.Page - 1L) * PerPage),
            cancellationToken);
        var contacts = (await database.ListAsync<Contact>(
            "select * from contacts where account_id = @Id and id = any(@ids)", new { account.Id, ids = rows.Select(row => row.ContactId).ToArray() }, cancellationToken)).ToDictionary(contact => contact.Id);
        var agents = (await AgentStore.ListAsync(database, account.Id, cancellationToken)).ToDictionary(agent => agent.Id);
        var online = await presence.ReadAsync(account.Id);

        return RailsResult.Json(rows.ToJsonArray(row => row.ToJson(
            contacts.GetValueOrDefault(row.ContactId), row.AssignedAgentId is { } id ? agents.GetValueOrDefault(id) : null, online)));
    }

    private static async Task<IResult> MetricsAsync(AccountContext account, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var arguments = SurveyResponseFilter.Arguments(account.Id, parameters);
        var ratings = await database.ListAsync<(int Rating, long Count)>(
            $"select r.rating, count(*) {SurveyResponseFilter.From} group by r.rating order by r.rating", arguments, cancellationToken);
        var sent = await database.SingleAsync<long>(
            """
            select count(*) from messages where account_id = @accountId and content_type = 9
                and (@since::timestamptz is null or created_at >= @since) and (@until::timestamptz is null or created_at <= @until)
            """,
            arguments,
            cancellationToken);

        return RailsResult.Json(new JsonObject
        {
            ["total_count"] = ratings.Sum(row => row.Count),
            ["ratings_count"] = new JsonObject(ratings.Select(row => KeyValuePair.Create(row.Rating.ToString(System.Globalization.CultureInfo.InvariantCulture), (JsonNode?)row.Count))),
            ["total_sent_messages_count"] = sent,
        });
    }

    private static async Task<IResult> DownloadAsync(
        AccountContext account, RailsParameters parameters, Database database, Shapes shapes, HttpContext context, CancellationToken cancellationToken)
    {
        var rows = await database.ListAsync<Line>(
            $"""
            select u.name || ' (' || u.email || ')' as agent, r.rating, r.feedback_message, k.name, k.email, k.phone_number, c.display_id, r.created_at
            from csat_survey_responses r join conversations c on c.id = r.conversation_id
                left join users u on u.id = r.assigned_agent_id left join contacts k on k.id = r.contact_id
            {SurveyResponseFilter.Where}
            order by {SurveyResponseFilter.Order(parameters)} limit @limit
            """,
            SurveyResponseFilter.Arguments(account.Id, parameters, MaxDownloaded),
            cancellationToken);
        var root = shapes.PublicUrl(context.Request);
        var lines = rows.Select(row => CsvLine.Write(
        [
            row.Agent, $"{row.Rating}", row.FeedbackMessage, row.Name, row.Email, row.PhoneNumber, $"{root}app/accounts/{account.Id}/conversations/{row.DisplayId}", $"{row.CreatedAt:yyyy-MM-dd HH:mm:ss} UTC",
        ]));
        context.Response.Headers.ContentDisposition = "attachment; filename=csat_report.csv";

        return Results.Text(string.Concat(lines.Prepend(CsvLine.Write(s_headers))), "text/csv; charset=utf-8");
    }

    private sealed record Line
    {
        public string? Agent { get; init; }

        public int Rating { get; init; }

        public string? FeedbackMessage { get; init; }

        public string? Name { get; init; }

        public string? Email { get; init; }

        public string? PhoneNumber { get; init; }

        public long DisplayId { get; init; }

        public DateTime CreatedAt { get; init; }
    }
}
