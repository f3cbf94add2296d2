using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Chatwoot.Features.Agents;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Teams;

internal static class TeamMembersApi
{
    public static void MapTeamMembers(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(TeamsApi.Path + "/{id:long}/team_members").WithTags("Teams").RequireAccountMember();
        group.MapGet("/", ListAsync);
        group.MapPost("/", AddAsync).RequireAdministrator();
        group.MapMethods("/", ["PATCH", "PUT"], ReplaceAsync).RequireAdministrator();
        group.MapDelete("/", RemoveAsync).RequireAdministrator();
    }

    private static async Task<IResult> ListAsync(
        AccountContext account, long id, Database database, MemberList members, CancellationToken cancellationToken)
    {
        await TeamsApi.FindAsync(account, id, database, cancellationToken);

        return RailsResult.Json(await members.ShapesAsync(account.Id, MemberTable.Teams, id, cancellationToken));
    }

    /// <summary>Answers with those who were added.</summary>
    private static async Task<IResult> AddAsync(
        AccountContext account, long id, RailsParameters parameters, Database database, MemberList members, PresenceStore presence, CancellationToken cancellationToken)
    {
        await TeamsApi.FindAsync(account, id, database, cancellationToken);
        var added = await members.AddAsync(account.Id, MemberTable.Teams, id, parameters.Numbers("user_ids"), cancellationToken);
        var online = await presence.ReadAsync(account.Id);

        return RailsResult.Json(added.ToJsonArray(agent => AgentShape.Full(agent, online)));
    }

    private static async Task<IResult> ReplaceAsync(
        AccountContext account, long id, RailsParameters parameters, Database database, MemberList members, CancellationToken cancellationToken)
    {
        await TeamsApi.FindAsync(account, id, database, cancellationToken);
        await members.ReplaceAsync(account.Id, MemberTable.Teams, id, parameters.Numbers("user_ids"), cancellationToken);

        return RailsResult.Json(await members.ShapesAsync(account.Id, MemberTable.Teams, id, cancellationToken));
    }

    private static async Task<IResult> RemoveAsync(
        AccountContext account, long id, RailsParameters parameters, Database database, MemberList members, CancellationToken cancellationToken)
    {
        await TeamsApi.FindAsync(account, id, database, cancellationToken);
        await members.RemoveAsync(MemberTable.Teams, id, parameters.Numbers("user_ids"), cancellationToken);

        return RailsResult.Ok;
    }
}
