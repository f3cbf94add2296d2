using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Platform;

internal static class PlatformAccountUsersApi
{
    public static void MapPlatformAccountUsers(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(PlatformAccountsApi.Path + "/{id:long}/account_users").WithTags("Account Users").RequirePlatformApp();
        group.MapGet("/", ListAsync);
        group.MapPost("/", CreateAsync);
        group.MapDelete("/", DeleteAsync);
    }

    private static async Task<IResult> ListAsync(PlatformContext app, long id, Permissibles permissibles, Database database, CancellationToken cancellationToken)
    {
        await permissibles.RequireAsync(app, Permissibles.Account, id, cancellationToken);
        var agents = await AgentStore.ListAsync(database, id, cancellationToken);

        return RailsResult.Json(agents.ToJsonArray(agent => Shape(id, agent.Id, agent.Role)));
    }

    /// <summary>Adds a user or changes the role of one who is in already.</summary>
    private static async Task<IResult> CreateAsync(
        PlatformContext app, long id, RailsParameters parameters, Permissibles permissibles, Database database, CancellationToken cancellationToken)
    {
        await permissibles.RequireAsync(app, Permissibles.Account, id, cancellationToken);
        var userId = parameters.Number("user_id") ?? 0;
        var role = parameters.Present("role") is { } name ? RailsEnum.Parse<Role>(name) ?? throw Failure.Unprocessable($"'{name}' is not a valid role") : Role.Agent;
        await permissibles.RequireAsync(app, Permissibles.User, userId, cancellationToken);
        await database.ExecuteAsync(
            """
            insert into account_users (account_id, user_id, role) values (@id, @userId, @role)
            on conflict (account_id, user_id) do update set role = excluded.role, updated_at = now()
            """,
            new { id, userId, role },
            cancellationToken);

        return RailsResult.Json(Shape(id, userId, role));
    }

    private static async Task<IResult> DeleteAsync(
        PlatformContext app, long id, RailsParameters parameters, Permissibles permissibles, Database database, CancellationToken cancellationToken)
    {
        await permissibles.RequireAsync(app, Permissibles.Account, id, cancellationToken);
        await database.InTransactionAsync(sql => AgentRemoval.RemoveAsync(sql, id, parameters.Number("user_id") ?? 0, cancellationToken), cancellationToken);

        return RailsResult.Ok;
    }

    private static JsonObject Shape(long accountId, long userId, Role role) =>
        new() { ["account_id"] = accountId, ["user_id"] = userId, ["role"] = RailsEnum.Name(role) };
}
