using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Reports;

/// <summary>app/controllers/api/v2/accounts/reports_controller.rb</summary>
internal static class ReportsApi
{
    public const string Path = "/api/v2/accounts/{accountId:long}";

    private const string Open = """
        select count(*) as open, count(*) filter (where c.first_reply_created_at is null or c.waiting_since is not null) as unattended,
            count(*) filter (where c.assignee_id is null) as unassigned,
            (select count(*) from conversations p where p.account_id = @accountId and p.status = 2) as pending
        from conversations c where c.account_id = @accountId and c.status = 0
        """;

    private const string OpenByAgent = """
        select c.assignee_id, count(*) as open, count(*) filter (where c.first_reply_created_at is null or c.waiting_since is not null) as unattended
        from conversations c where c.account_id = @accountId and c.status = 0 and c.assignee_id is not null group by 1
        """;

    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path + "/reports").WithTags("Reports").RequireAdministrator();
        group.MapGet("/", SeriesAsync);
        group.MapGet("/summary", SummaryAsync);
        group.MapGet("/conversations", ConversationsAsync);
    }

    private static async Task<IResult> SeriesAsync(
        AccountContext account, RailsParameters parameters, ReportQueries reports, TimeProvider clock, CancellationToken cancellationToken) =>
        RailsResult.Json(await reports.SeriesAsync(
            account.Id, parameters.Present("metric"), ReportScope.From(parameters), ReportRange.From(parameters, clock.GetUtcNow()),
            parameters.Present("group_by") ?? "day", Math.Clamp(parameters.Decimal("timezone_offset") ?? 0, -14, 14), cancellationToken));

    private static async Task<IResult> SummaryAsync(
        AccountContext account, RailsParameters parameters, ReportQueries reports, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (scope, range) = (ReportScope.From(parameters), ReportRange.From(parameters, clock.GetUtcNow()));
        var summary = await reports.SummaryAsync(account.Id, scope, range, cancellationToken);
        summary["previous"] = await reports.SummaryAsync(account.Id, scope, range.Previous, cancellationToken);

        return RailsResult.Json(summary);
    }

    private static async Task<IResult> ConversationsAsync(
        AccountContext account, RailsParameters parameters, Database database, PresenceStore presence, CancellationToken cancellationToken) =>
        parameters.Present("type") switch
        {
            "account" => await OfAccountAsync(account, database, cancellationToken),
            "agent" => await OfAgentsAsync(account, parameters, database, presence, cancellationToken),
            _ => RailsResult.Json(new JsonObject { ["error"] = "type must be account or agent" }, 422),
        };

    private static async Task<IResult> OfAccountAsync(AccountContext account, Database database, CancellationToken cancellationToken)
    {
        var counts = await database.SingleAsync<(long Open, long Unattended, long Unassigned, long Pending)>(Open, new { accountId = account.Id }, cancellationToken);

        return RailsResult.Json(new JsonObject
        {
            ["open"] = counts.Open,
            ["unattended"] = counts.Unattended,
            ["unassigned"] = counts.Unassigned,
            ["pending"] = counts.Pending,
        });
    }

    private static async Task<IResult> OfAgentsAsync(
        AccountContext account, RailsParameters parameters, Database database, PresenceStore presence, CancellationToken cancellationToken)
    {
        var agents = await AgentStore.ListAsync(database, account.Id, cancellationToken);
        if (parameters.Number("user_id") is { } userId)
        {
            agents = [.. agents.Where(agent => agent.Id == userId)];
            if (agents.Count == 0)
            {
                throw Failure.NotFound();
            }
        }

        var counts = (await database.ListAsync<(long Agent, long Open, long Unattended)>(OpenByAgent, new { accountId = account.Id }, cancellationToken))
            .ToDictionary(row => row.Agent);
        var online = await presence.ReadAsync(account.Id);

        return RailsResult.Json(agents.ToJsonArray(agent => new JsonObject
        {
            ["id"] = agent.Id,
            ["name"] = agent.Name,
            ["email"] = agent.Email,
            ["thumbnail"] = "",
            ["availability"] = online.Status(agent),
            ["metric"] = new JsonObject
            {
                ["open"] = counts.GetValueOrDefault(agent.Id).Open,
                ["unattended"] = counts.GetValueOrDefault(agent.Id).Unattended,
            },
        }));
    }
}
