using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Features.AgentBots;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Platform;

internal static class PlatformBotsApi
{
    public static void MapPlatformBots(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/platform/api/v1/agent_bots").WithTags("AgentBots").RequirePlatformApp();
        group.MapGet("/", ListAsync);
        group.MapPost("/", CreateAsync);
        group.MapGet("/{id:long}", ShowAsync);
        group.MapMethods("/{id:long}", ["PATCH", "PUT"], UpdateAsync);
        group.MapDelete("/{id:long}", DeleteAsync);
    }

    private static async Task<IResult> ListAsync(PlatformContext app, Permissibles permissibles, AgentBotStore bots, CancellationToken cancellationToken)
    {
        var ids = await permissibles.ListAsync(app, Permissibles.AgentBot, cancellationToken);

        return RailsResult.Json((await bots.ListAsync(ids, cancellationToken)).ToJsonArray(Shape));
    }

    private static async Task<IResult> CreateAsync(
        PlatformContext app, RailsParameters parameters, Permissibles permissibles, AgentBotStore bots, CancellationToken cancellationToken)
    {
        var accountId = parameters.Number("account_id");
        if (accountId is not null)
        {
            await permissibles.RequireAsync(app, Permissibles.Account, accountId.Value, cancellationToken);
        }

        var bot = await bots.CreateAsync(accountId, parameters, cancellationToken);
        await permissibles.AddAsync(app, Permissibles.AgentBot, bot.Bot.Id, cancellationToken);

        return RailsResult.Json(Shape(bot));
    }

    private static async Task<IResult> ShowAsync(
        PlatformContext app, long id, Permissibles permissibles, AgentBotStore bots, CancellationToken cancellationToken)
    {
        await permissibles.RequireAsync(app, Permissibles.AgentBot, id, cancellationToken);

        return RailsResult.Json(Shape((await bots.ListAsync([id], cancellationToken))[0]));
    }

    private static async Task<IResult> UpdateAsync(
        PlatformContext app, long id, RailsParameters parameters, Permissibles permissibles, AgentBotStore bots, CancellationToken cancellationToken)
    {
        await permissibles.RequireAsync(app, Permissibles.AgentBot, id, cancellationToken);

        return RailsResult.Json(Shape(await bots.UpdateAsync((await bots.ListAsync([id], cancellationToken))[0].Bot, parameters, cancellationToken)));
    }

    private static async Task<IResult> DeleteAsync(
        PlatformContext app, long id, Permissibles permissibles, AgentBotStore bots, CancellationToken cancellationToken)
    {
        await permissibles.RequireAsync(app, Permissibles.AgentBot, id, cancellationToken);
        await bots.DeleteAsync(id, cancellationToken);

        return RailsResult.Ok;
    }

    private static System.Text.Json.Nodes.JsonObject Shape(AgentBotWithToken item) => new()
    {
        ["id"] = item.Bot.Id,
        ["name"] = item.Bot.Name,
        ["description"] = item.Bot.Description,
        ["outgoing_url"] = item.Bot.OutgoingUrl,
        ["account_id"] = item.Bot.AccountId,
        ["access_token"] = item.Token,
    };
}
