using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Labels;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.BulkActions;

/// <summary>
/// <c>{"type":"Conversation","ids":[1,2],"fields":{"status":"resolved","assignee_id":3,"team_id":1},"labels":{"add":["vip"]}}</c>.
/// Chatwoot does it in a job; up to 100 conversations are quick enough to be done before the answer.
/// </summary>
internal static class BulkActionsApi
{
    private const int MaxIds = 100;

    public static void MapBulkActions(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/accounts/{accountId:long}/bulk_actions", RunAsync).WithTags("Bulk actions").RequireAccountMember();

    private static async Task<IResult> RunAsync(
        AccountContext account, RailsParameters parameters, Database database, InboxAccess access, ConversationWriter writer, ConversationLabeler labeler,
        CancellationToken cancellationToken)
    {
        if (parameters.Text("type") is not ("Conversation" or "Contact"))
        {
            return RailsResult.Json(new JsonObject { ["success"] = false }, 422);
        }

        var ids = parameters.Numbers("ids");
        if (ids.Count > MaxIds)
        {
            throw Failure.Unprocessable($"{ids.Count} ids are too many at once; the limit is {MaxIds}.");
        }

        if (parameters.Text("type") == "Contact")
        {
            await LabelContactsAsync(account, ids, parameters, database, cancellationToken);

            return RailsResult.Ok;
        }

        var fields = parameters.Nested("fields");
        foreach (var id in ids.Distinct())
        {
            var conversation = await access.ConversationAsync(account, id, cancellationToken);
            if (fields is not null)
            {
                await writer.ChangeAsync(
                    conversation, account.Performer,
                    await BulkFields.ChangeAsync(account, fields, parameters.Decimal("snoozed_until"), database, cancellationToken), cancellationToken);
            }

            if (parameters.Nested("labels") is { } labels)
            {
                await labeler.ReplaceAsync(conversation, former => Changed(former, labels), account.Performer, cancellationToken);
            }
        }

        return RailsResult.Ok;
    }

    private static async Task LabelContactsAsync(
        AccountContext account, IReadOnlyList<long> ids, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        if (parameters.Nested("labels") is not { } labels)
        {
            return;
        }

        var own = await database.ListAsync<long>(
            "select id from contacts where account_id = @Id and id = any(@ids)", new { account.Id, ids = ids.ToArray() }, cancellationToken);
        foreach (var id in own)
        {
            var former = await LabelList.ReadAsync(database, "Contact", id, cancellationToken);
            await LabelList.ReplaceAsync(database, "Contact", id, Changed(former, labels), cancellationToken);
        }
    }

    private static IReadOnlyList<string> Changed(IReadOnlyList<string> former, RailsParameters labels) =>
        LabelList.Normalize(former.Except(LabelList.Normalize(labels.Texts("remove"))).Concat(labels.Texts("add")));
}
