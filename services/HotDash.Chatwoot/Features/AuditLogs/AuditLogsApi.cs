using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.AuditLogs;

/// <summary>What administrators changed, newest first.</summary>
internal static class AuditLogsApi
{
    private const int PerPage = 15;

    public static void MapAuditLogs(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/accounts/{accountId:long}/audit_logs", ListAsync).WithTags("Audit Logs").RequireAdministrator();

    private static async Task<IResult> ListAsync(AccountContext account, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var page = parameters.Page;
        var total = await database.SingleAsync<long>(
            "select count(*) from audits where associated_type = 'Account' and associated_id = @Id", new { account.Id }, cancellationToken);
        var rows = await database.ListAsync<Audit>(
            "select * from audits where associated_type = 'Account' and associated_id = @Id order by created_at desc, id desc limit @limit offset @offset",
            new { account.Id, limit = PerPage, offset = (page - 1L) * PerPage },
            cancellationToken);

        return RailsResult.Json(new JsonObject
        {
            ["per_page"] = PerPage,
            ["total_entries"] = total,
            ["current_page"] = page,
            ["audit_logs"] = rows.ToJsonArray(row => row.ToJson()),
        });
    }

    private sealed record Audit
    {
        public long Id { get; init; }

        public long? AuditableId { get; init; }

        public string? AuditableType { get; init; }

        public long? AssociatedId { get; init; }

        public string? AssociatedType { get; init; }

        public long? UserId { get; init; }

        public string? UserType { get; init; }

        public string? Username { get; init; }

        public string? Action { get; init; }

        public string? AuditedChanges { get; init; }

        public int? Version { get; init; }

        public string? Comment { get; init; }

        public string? RemoteAddress { get; init; }

        public string? RequestUuid { get; init; }

        public DateTime CreatedAt { get; init; }

        public JsonObject ToJson() => new()
        {
            ["id"] = Id,
            ["auditable_id"] = AuditableId,
            ["auditable_type"] = AuditableType,
            ["auditable"] = new JsonObject(),
            ["associated_id"] = AssociatedId,
            ["associated_type"] = AssociatedType,
            ["user_id"] = UserId,
            ["user_type"] = UserType,
            ["username"] = Username,
            ["action"] = Action,
            ["audited_changes"] = RailsJson.Parse(AuditedChanges),
            ["version"] = Version,
            ["comment"] = Comment,
            ["request_uuid"] = RequestUuid,
            ["created_at"] = RailsTime.Seconds(CreatedAt),
            ["remote_address"] = RemoteAddress,
        };
    }
}
