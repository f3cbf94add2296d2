using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Survey;

/// <summary>Which answers: of a time, of agents, of an inbox or team, with a rating, in an order.</summary>
internal static class SurveyResponseFilter
{
    public const string From = $"from csat_survey_responses r join conversations c on c.id = r.conversation_id {Where}";

    public const string Where = """
        where r.account_id = @accountId and (@since::timestamptz is null or r.created_at >= @since) and (@until::timestamptz is null or r.created_at <= @until)
            and (cardinality(@userIds) = 0 or r.assigned_agent_id = any(@userIds)) and (@inboxId::bigint is null or c.inbox_id = @inboxId)
            and (@teamId::bigint is null or c.team_id = @teamId) and (cardinality(@ratings) = 0 or r.rating = any(@ratings))
        """;

    public static string Order(RailsParameters parameters) => parameters.Text("sort") switch
    {
        "-created_at" => "r.created_at desc, r.id desc",
        "created_at" => "r.created_at, r.id",
        _ => "r.id",
    };

    public static object Arguments(long accountId, RailsParameters parameters, int limit = 0, long offset = 0) => new
    {
        accountId, limit, offset,
        since = RailsTime.FromSeconds(parameters.Decimal("since")), until = RailsTime.FromSeconds(parameters.Decimal("until")),
        userIds = Many(parameters, "user_ids"), inboxId = parameters.Number("inbox_id"), teamId = parameters.Number("team_id"),
        ratings = Many(parameters, "rating").Select(rating => (int)rating).ToArray(),
    };

    private static long[] Many(RailsParameters parameters, string name) =>
        parameters.Numbers(name) is { Count: > 0 } numbers ? [.. numbers] : parameters.Number(name) is { } one ? [one] : [];
}
