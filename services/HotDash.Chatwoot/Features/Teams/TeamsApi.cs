using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Teams;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Teams;

internal static class TeamsApi
{
    public const string Path = "/api/v1/accounts/{accountId:long}/teams";

    private const string Member = "exists (select from team_members m where m.team_id = t.id and m.user_id = @userId) as is_member";

    public static void MapTeams(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).WithTags("Teams").RequireAccountMember();
        group.MapGet("/", ListAsync);
        group.MapGet("/{id:long}", async (AccountContext account, long id, Database database, CancellationToken token) =>
            RailsResult.Json(TeamShape.Full(await FindAsync(account, id, database, token))));
        group.MapPost("/", CreateAsync).RequireAdministrator();
        group.MapMethods("/{id:long}", ["PATCH", "PUT"], UpdateAsync).RequireAdministrator();
        group.MapDelete("/{id:long}", DeleteAsync).RequireAdministrator();
    }

    public static async Task<Team> FindAsync(AccountContext account, long id, Database database, CancellationToken cancellationToken) =>
        await database.FindAsync<Team>(
            $"select t.*, {Member} from teams t where t.account_id = @accountId and t.id = @id", new { accountId = account.Id, id, userId = account.UserId }, cancellationToken)
        ?? throw Failure.NotFound();

    private static async Task<IResult> ListAsync(AccountContext account, Database database, CancellationToken cancellationToken)
    {
        var teams = await database.ListAsync<Team>(
            $"select t.*, {Member} from teams t where t.account_id = @accountId order by t.id", new { accountId = account.Id, userId = account.UserId }, cancellationToken);

        return RailsResult.Json(teams.ToJsonArray(TeamShape.Full));
    }

    private static async Task<IResult> CreateAsync(AccountContext account, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var given = parameters.Require("team");
        var team = await database.SingleAsync<Team>(
            "insert into teams (name, description, allow_auto_assign, account_id) values (@name, @description, coalesce(@allow, true), @accountId) returning *",
            new { name = Name(given), description = given.Text("description"), allow = given.Flag("allow_auto_assign"), accountId = account.Id },
            cancellationToken);

        return RailsResult.Json(TeamShape.Full(team));
    }

    private static async Task<IResult> UpdateAsync(AccountContext account, long id, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var given = parameters.Require("team");
        var former = await FindAsync(account, id, database, cancellationToken);
        await database.ExecuteAsync(
            """
            update teams set name = @name, description = @description, allow_auto_assign = coalesce(@allow, allow_auto_assign), updated_at = now()
            where id = @id and account_id = @accountId
            """,
            new
            {
                name = given.Has("name") ? Name(given) : former.Name, description = given.Has("description") ? given.Text("description") : former.Description,
                allow = given.Flag("allow_auto_assign"), id, accountId = account.Id,
            },
            cancellationToken);

        return RailsResult.Json(TeamShape.Full(await FindAsync(account, id, database, cancellationToken)));
    }

    private static async Task<IResult> DeleteAsync(AccountContext account, long id, Database database, CancellationToken cancellationToken)
    {
        await FindAsync(account, id, database, cancellationToken);
        await database.InTransactionAsync(
            sql => sql.ExecuteAsync(
                """
                update conversations set team_id = null where account_id = @accountId and team_id = @id;
                delete from team_members where team_id = @id;
                delete from teams where id = @id and account_id = @accountId;
                """,
                new { id, accountId = account.Id },
                cancellationToken),
            cancellationToken);

        return RailsResult.Ok;
    }

    private static string Name(RailsParameters given) => given.Present("name")?.Trim().ToLowerInvariant() ?? throw Failure.Invalid("name", "must not be blank");
}
