using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Features.Agents;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Inboxes;

/// <summary>app/controllers/api/v1/accounts/inbox_members_controller.rb: the collection is addressed by <c>inbox_id</c> in the body.</summary>
internal static class InboxMembersApi
{
    public static void MapInboxMembers(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/accounts/{accountId:long}/inbox_members").WithTags("Inboxes").RequireAccountMember();
        group.MapGet("/{inboxId:long}", ListAsync);
        group.MapPost("/", AddAsync).RequireAdministrator();
        group.MapMethods("/", ["PATCH", "PUT"], ReplaceAsync).RequireAdministrator();
        group.MapDelete("/", RemoveAsync).RequireAdministrator();
    }

    private static async Task<IResult> ListAsync(
        AccountContext account, long inboxId, InboxAccess access, MemberList members, CancellationToken cancellationToken)
    {
        var inbox = await access.InboxAsync(account, inboxId, cancellationToken);

        return RailsResult.Payload(await members.ShapesAsync(account.Id, MemberTable.Inboxes, inbox.Id, cancellationToken));
    }

    private static async Task<IResult> AddAsync(
        AccountContext account, RailsParameters parameters, InboxAccess access, MemberList members, CancellationToken cancellationToken)
    {
        var inbox = await access.InboxAsync(account, parameters.Number("inbox_id") ?? 0, cancellationToken);
        await members.AddAsync(account.Id, MemberTable.Inboxes, inbox.Id, parameters.Numbers("user_ids"), cancellationToken);

        return RailsResult.Payload(await members.ShapesAsync(account.Id, MemberTable.Inboxes, inbox.Id, cancellationToken));
    }

    private static async Task<IResult> ReplaceAsync(
        AccountContext account, RailsParameters parameters, InboxAccess access, MemberList members, CancellationToken cancellationToken)
    {
        var inbox = await access.InboxAsync(account, parameters.Number("inbox_id") ?? 0, cancellationToken);
        await members.ReplaceAsync(account.Id, MemberTable.Inboxes, inbox.Id, parameters.Numbers("user_ids"), cancellationToken);

        return RailsResult.Payload(await members.ShapesAsync(account.Id, MemberTable.Inboxes, inbox.Id, cancellationToken));
    }

    private static async Task<IResult> RemoveAsync(
        AccountContext account, RailsParameters parameters, InboxAccess access, MemberList members, CancellationToken cancellationToken)
    {
        var inbox = await access.InboxAsync(account, parameters.Number("inbox_id") ?? 0, cancellationToken);
        await members.RemoveAsync(MemberTable.Inboxes, inbox.Id, parameters.Numbers("user_ids"), cancellationToken);

        return RailsResult.Ok;
    }
}
