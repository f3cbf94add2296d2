using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Agents;

internal static class AgentsApi
{
    private const int MaxInvitations = 100;

    public static void MapAgents(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/accounts/{accountId:long}/agents").WithTags("Agents").RequireAccountMember();
        group.MapGet("/", ListAsync);
        group.MapPost("/", CreateAsync).RequireAdministrator();
        group.MapPost("/bulk_create", BulkCreateAsync).RequireAdministrator();
        group.MapMethods("/{id:long}", ["PATCH", "PUT"], UpdateAsync).RequireAdministrator();
        group.MapDelete("/{id:long}", DeleteAsync).RequireAdministrator();
    }

    private static async Task<IResult> ListAsync(AccountContext account, Database database, PresenceStore presence, CancellationToken cancellationToken)
    {
        var agents = await AgentStore.ListAsync(database, account.Id, cancellationToken);
        var online = await presence.ReadAsync(account.Id);

        return RailsResult.Json(agents.ToJsonArray(agent => AgentShape.Full(agent, online)));
    }

    /// <summary>Invites a new user, or takes one who exists already into the account.</summary>
    private static async Task<IResult> CreateAsync(
        AccountContext account, RailsParameters parameters, Database database, PresenceStore presence, CancellationToken cancellationToken)
    {
        var given = parameters.Require("agent");
        var email = given.Present("email")?.Trim().ToLowerInvariant() ?? throw Failure.Invalid("email", "can't be blank");
        if (!email.Contains('@', StringComparison.Ordinal))
        {
            throw Failure.Invalid("email", "is invalid");
        }

        var userId = await database.InTransactionAsync(
            sql => AgentStore.InviteAsync(
                sql,
                new AgentInvitation(account.Id, account.UserId, email, given.Present("name") ?? email.Split('@')[0])
                {
                    Role = RoleOf(given) ?? Role.Agent, Availability = AvailabilityOf(given) ?? Availability.Online, AutoOffline = given.Flag("auto_offline") ?? true,
                },
                cancellationToken),
            cancellationToken);

        return await ShowAsync(account, userId, database, presence, cancellationToken);
    }

    /// <summary>Invites each address that is not yet in the account; what cannot be invited is passed over, as in Chatwoot.</summary>
    private static async Task<IResult> BulkCreateAsync(AccountContext account, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var emails = parameters.Texts("emails").Select(email => email.Trim().ToLowerInvariant()).Where(email => email.Contains('@', StringComparison.Ordinal)).Distinct().Take(MaxInvitations).ToList();
        await database.InTransactionAsync(
            async sql =>
            {
                var members = await AgentStore.EmailsAsync(sql, account.Id, cancellationToken);
                foreach (var email in emails.Except(members))
                {
                    await AgentStore.InviteAsync(sql, new AgentInvitation(account.Id, account.UserId, email, email.Split('@')[0]), cancellationToken);
                }

                return emails.Count;
            },
            cancellationToken);

        return RailsResult.Ok;
    }

    private static async Task<IResult> UpdateAsync(
        AccountContext account, long id, RailsParameters parameters, Database database, PresenceStore presence, CancellationToken cancellationToken)
    {
        var given = parameters.Require("agent");
        var agent = await AgentStore.FindAsync(database, account.Id, id, cancellationToken) ?? throw Failure.NotFound();
        await database.ExecuteAsync(
            """
            update account_users set role = @role, availability = @availability, auto_offline = @autoOffline, updated_at = now()
                where account_id = @accountId and user_id = @id;
            update users set name = @name, updated_at = now() where id = @id and name <> @name;
            """,
            new
            {
                role = RoleOf(given) ?? agent.Role, availability = AvailabilityOf(given) ?? agent.Availability,
                autoOffline = given.Flag("auto_offline") ?? agent.AutoOffline, name = given.Present("name") ?? agent.Name, accountId = account.Id, id,
            },
            cancellationToken);

        return await ShowAsync(account, id, database, presence, cancellationToken);
    }

    private static async Task<IResult> DeleteAsync(AccountContext account, long id, Database database, CancellationToken cancellationToken)
    {
        _ = await AgentStore.FindAsync(database, account.Id, id, cancellationToken) ?? throw Failure.NotFound();
        await database.InTransactionAsync(sql => AgentRemoval.RemoveAsync(sql, account.Id, id, cancellationToken), cancellationToken);

        return RailsResult.Ok;
    }

    private static async Task<IResult> ShowAsync(AccountContext account, long id, Database database, PresenceStore presence, CancellationToken cancellationToken) =>
        await AgentStore.FindAsync(database, account.Id, id, cancellationToken) is { } agent
            ? RailsResult.Json(AgentShape.Full(agent, await presence.ReadAsync(account.Id)))
            : throw Failure.NotFound();

    private static Role? RoleOf(RailsParameters given) =>
        given.Present("role") is not { } name ? null : RailsEnum.Parse<Role>(name) ?? throw Failure.Unprocessable($"'{name}' is not a valid role");

    /// <summary>Chatwoot's description, and the clients made from it, say "available" for what its code calls "online".</summary>
    private static Availability? AvailabilityOf(RailsParameters given) =>
        given.Present("availability") switch
        {
            null => null,
            "available" => Availability.Online,
            { } name => RailsEnum.Parse<Availability>(name) ?? throw Failure.Unprocessable($"'{name}' is not a valid availability"),
        };
}
