using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Chatwoot.Features.AgentBots;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Inboxes;

/// <summary>The bot of an inbox, and who may be assigned in it.</summary>
internal static class InboxBotsApi
{
    private const string Connect = """
        delete from agent_bot_inboxes where inbox_id = @inboxId;
        insert into agent_bot_inboxes (inbox_id, agent_bot_id, account_id, status) values (@inboxId, @botId, @accountId, 0);
        """;

    public static void MapInboxBots(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(InboxesApi.Path + "/{id:long}").WithTags("Inboxes").RequireAccountMember();
        group.MapGet("/agent_bot", ShowAsync);
        group.MapPost("/set_agent_bot", SetAsync).RequireAdministrator();
        group.MapGet("/assignable_agents", AssignableInOneAsync);
        routes.MapGet("/api/v1/accounts/{accountId:long}/assignable_agents", AssignableInAllAsync).WithTags("Inboxes").RequireAccountMember();
    }

    private static async Task<IResult> ShowAsync(
        AccountContext account, long id, InboxAccess access, AgentBotStore bots, Database database, CancellationToken cancellationToken)
    {
        var inbox = await access.InboxAsync(account, id, cancellationToken);
        var botId = await database.FindAsync<long?>(
            "select agent_bot_id from agent_bot_inboxes where inbox_id = @Id and status = 0 limit 1", new { inbox.Id }, cancellationToken);
        var bot = botId is null ? null : (await bots.ListAsync([botId.Value], cancellationToken)).SingleOrDefault();

        return RailsResult.Json(new JsonObject
        {
            ["agent_bot"] = bot is null ? new JsonObject() : AgentBotStore.Shape(bot, account.Agent?.IsAdministrator ?? false),
        });
    }

    private static async Task<IResult> SetAsync(
        AccountContext account, long id, RailsParameters parameters, InboxAccess access, AgentBotStore bots, Database database, CancellationToken cancellationToken)
    {
        var inbox = await access.InboxAsync(account, id, cancellationToken);
        if (parameters.Number("agent_bot") is { } botId)
        {
            var bot = await bots.FindAsync(account.Id, botId, cancellationToken);
            await database.InTransactionAsync(
                sql => sql.ExecuteAsync(Connect, new { inboxId = inbox.Id, botId = bot.Bot.Id, accountId = account.Id }, cancellationToken), cancellationToken);
        }
        else
        {
            await database.ExecuteAsync("delete from agent_bot_inboxes where inbox_id = @Id", new { inbox.Id }, cancellationToken);
        }

        return RailsResult.Ok;
    }

    private static async Task<IResult> AssignableInOneAsync(
        AccountContext account, long id, InboxAccess access, Database database, PresenceStore presence, CancellationToken cancellationToken) =>
        await AssignableAsync(account, [(await access.InboxAsync(account, id, cancellationToken)).Id], database, presence, cancellationToken);

    private static async Task<IResult> AssignableInAllAsync(
        AccountContext account, RailsParameters parameters, InboxAccess access, Database database, PresenceStore presence, CancellationToken cancellationToken)
    {
        foreach (var inboxId in parameters.Numbers("inbox_ids"))
        {
            await access.InboxAsync(account, inboxId, cancellationToken);
        }

        return await AssignableAsync(account, [.. parameters.Numbers("inbox_ids")], database, presence, cancellationToken);
    }

    /// <summary>Members of every inbox named, and the administrators.</summary>
    private static async Task<IResult> AssignableAsync(
        AccountContext account, long[] inboxIds, Database database, PresenceStore presence, CancellationToken cancellationToken)
    {
        var agents = await AgentStore.InAsync(
            database,
            account.Id,
            """
            select user_id from account_users where account_id = @accountId and (role = 1
                or (select count(*) from inbox_members m where m.user_id = account_users.user_id and m.inbox_id = any(@inboxIds)) = @count)
            """,
            new { accountId = account.Id, inboxIds, count = inboxIds.Length },
            cancellationToken);
        var online = await presence.ReadAsync(account.Id);

        return RailsResult.Payload(agents.ToJsonArray(agent => AgentShape.Full(agent, online)));
    }
}
