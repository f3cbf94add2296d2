using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.AgentBots;

/// <summary>Bots of an account. Those of the installation are shown, but not changed here.</summary>
internal static class AgentBotsApi
{
    public static void MapAgentBots(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/accounts/{accountId:long}/agent_bots").WithTags("Account AgentBots").RequireAccountMember();
        group.MapGet("/", ListAsync);
        group.MapGet("/{id:long}", ShowAsync);
        group.MapPost("/", CreateAsync).RequireAdministrator();
        group.MapMethods("/{id:long}", ["PATCH", "PUT"], UpdateAsync).RequireAdministrator();
        group.MapDelete("/{id:long}", DeleteAsync).RequireAdministrator();
        group.MapDelete("/{id:long}/avatar", ShowAsync).RequireAdministrator();
        group.MapPost("/{id:long}/reset_access_token", ResetTokenAsync).RequireAdministrator();
    }

    private static async Task<IResult> ListAsync(AccountContext account, AgentBotStore bots, CancellationToken cancellationToken) =>
        RailsResult.Json((await bots.ListAsync(account.Id, cancellationToken)).ToJsonArray(bot => Shape(account, bot)));

    private static async Task<IResult> ShowAsync(AccountContext account, long id, AgentBotStore bots, CancellationToken cancellationToken) =>
        RailsResult.Json(Shape(account, await bots.FindAsync(account.Id, id, cancellationToken)));

    private static async Task<IResult> CreateAsync(AccountContext account, RailsParameters parameters, AgentBotStore bots, CancellationToken cancellationToken) =>
        RailsResult.Json(Shape(account, await bots.CreateAsync(account.Id, parameters.Unwrap("agent_bot"), cancellationToken)));

    private static async Task<IResult> UpdateAsync(
        AccountContext account, long id, RailsParameters parameters, AgentBotStore bots, CancellationToken cancellationToken)
    {
        var own = await bots.FindOwnAsync(account.Id, id, cancellationToken);

        return RailsResult.Json(Shape(account, await bots.UpdateAsync(own.Bot, parameters.Unwrap("agent_bot"), cancellationToken)));
    }

    private static async Task<IResult> DeleteAsync(AccountContext account, long id, AgentBotStore bots, CancellationToken cancellationToken)
    {
        await bots.DeleteAsync((await bots.FindOwnAsync(account.Id, id, cancellationToken)).Bot.Id, cancellationToken);

        return RailsResult.Ok;
    }

    private static async Task<IResult> ResetTokenAsync(
        AccountContext account, long id, AgentBotStore bots, Database database, CancellationToken cancellationToken)
    {
        await bots.FindOwnAsync(account.Id, id, cancellationToken);
        await database.ExecuteAsync(
            "update access_tokens set token = @token, updated_at = now() where owner_type = 'AgentBot' and owner_id = @id",
            new { token = Core.Tokens.SecureToken.New(), id },
            cancellationToken);

        return RailsResult.Json(Shape(account, await bots.FindAsync(account.Id, id, cancellationToken)));
    }

    /// <summary>Secrets are for administrators.</summary>
    private static System.Text.Json.Nodes.JsonObject Shape(AccountContext account, AgentBotWithToken bot) =>
        AgentBotStore.Shape(bot, withSecrets: account.Agent?.IsAdministrator ?? false);
}
