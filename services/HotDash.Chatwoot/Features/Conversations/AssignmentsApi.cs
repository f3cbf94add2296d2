using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Chatwoot.Core.Teams;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Conversations;

/// <summary>app/controllers/api/v1/accounts/conversations/assignments_controller.rb. An unknown assignee unassigns and answers <c>null</c>.</summary>
internal static class AssignmentsApi
{
    public static void MapAssignments(this IEndpointRouteBuilder routes) =>
        routes.MapPost(ConversationsApi.Path + "/{id:long}/assignments", AssignAsync).WithTags("Conversation Assignments").AllowBots();

    private static async Task<IResult> AssignAsync(
        AccountContext account, long id, RailsParameters parameters, InboxAccess access, ConversationWriter writer, Database database, PresenceStore presence,
        CancellationToken cancellationToken)
    {
        var conversation = await access.ConversationAsync(account, id, cancellationToken);

        if (parameters.Has("assignee_id"))
        {
            return parameters.Text("assignee_type") == SenderType.AgentBot
                ? await ToBotAsync(account, conversation, parameters, writer, database, cancellationToken)
                : await ToAgentAsync(account, conversation, parameters, writer, database, presence, cancellationToken);
        }

        return parameters.Has("team_id")
            ? await ToTeamAsync(account, conversation, parameters, writer, database, cancellationToken)
            : RailsResult.Json(null);
    }

    private static async Task<IResult> ToAgentAsync(
        AccountContext account, Conversation conversation, RailsParameters parameters, ConversationWriter writer, Database database, PresenceStore presence,
        CancellationToken cancellationToken)
    {
        var agent = await AgentStore.FindAsync(database, account.Id, parameters.Number("assignee_id") ?? 0, cancellationToken);
        await writer.ChangeAsync(
            conversation,
            account.Performer,
            before => before with { AssigneeId = agent?.Id, AssigneeAgentBotId = agent is null ? null : before.AssigneeAgentBotId },
            cancellationToken);

        return RailsResult.Json(agent is null ? null : AgentShape.Full(agent, await presence.ReadAsync(account.Id)));
    }

    private static async Task<IResult> ToBotAsync(
        AccountContext account, Conversation conversation, RailsParameters parameters, ConversationWriter writer, Database database, CancellationToken cancellationToken)
    {
        var bot = await database.FindAsync<AgentBot>(
            "select * from agent_bots where id = @botId and (account_id = @Id or account_id is null)",
            new { botId = parameters.Number("assignee_id"), account.Id },
            cancellationToken);
        await writer.ChangeAsync(conversation, account.Performer, before => before with { AssigneeAgentBotId = bot?.Id }, cancellationToken);

        return RailsResult.Json(bot is null ? null : AgentShape.Push(bot));
    }

    private static async Task<IResult> ToTeamAsync(
        AccountContext account, Conversation conversation, RailsParameters parameters, ConversationWriter writer, Database database, CancellationToken cancellationToken)
    {
        var team = await database.FindAsync<Team>(
            "select * from teams where account_id = @Id and id = @teamId", new { account.Id, teamId = parameters.Number("team_id") }, cancellationToken);
        await writer.ChangeAsync(conversation, account.Performer, before => before with { TeamId = team?.Id }, cancellationToken);

        return RailsResult.Json(team is null ? null : TeamShape.Row(team));
    }
}
