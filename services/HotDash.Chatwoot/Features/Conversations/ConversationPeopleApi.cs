using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Conversations;

/// <summary>Participants: agents who follow a conversation without being assigned.</summary>
internal static class ConversationPeopleApi
{
    private const string Participants = "select user_id from conversation_participants where conversation_id = @Id";

    private const string Add = """
        insert into conversation_participants (account_id, user_id, conversation_id)
            select @AccountId, user_id, @Id from account_users where account_id = @AccountId and user_id = any(@users)
                and user_id not in (select user_id from conversation_participants where conversation_id = @Id);
        """;

    private const string Remove = "delete from conversation_participants where conversation_id = @Id and user_id = any(@users);";

    private const string RemoveOthers = "delete from conversation_participants where conversation_id = @Id and not user_id = any(@users);";

    public static void MapConversationPeople(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(ConversationsApi.Path + "/{id:long}/participants").WithTags("Conversations").RequireAccountMember();
        group.MapGet("/", (AccountContext account, long id, RailsParameters parameters, ParticipantChange change, CancellationToken token) =>
            change.ApplyAsync(account, id, parameters, "", token));
        group.MapPost("/", (AccountContext account, long id, RailsParameters parameters, ParticipantChange change, CancellationToken token) =>
            change.ApplyAsync(account, id, parameters, Add, token));
        group.MapMethods("/", ["PATCH", "PUT"], (AccountContext account, long id, RailsParameters parameters, ParticipantChange change, CancellationToken token) =>
            change.ApplyAsync(account, id, parameters, RemoveOthers + Add, token));
        group.MapDelete("/", async (AccountContext account, long id, RailsParameters parameters, ParticipantChange change, CancellationToken token) =>
        {
            await change.ApplyAsync(account, id, parameters, Remove, token);

            return RailsResult.Ok;
        });
    }

    internal sealed class ParticipantChange(InboxAccess access, Database database, PresenceStore presence)
    {
        public async Task<IResult> ApplyAsync(AccountContext account, long id, RailsParameters parameters, string statement, CancellationToken cancellationToken)
        {
            var conversation = await access.ConversationAsync(account, id, cancellationToken);
            if (statement.Length > 0)
            {
                var users = parameters.Numbers("user_ids").ToArray();
                await database.ExecuteAsync(statement, new { conversation.Id, conversation.AccountId, users }, cancellationToken);
            }

            var agents = await AgentStore.InAsync(database, account.Id, Participants, new { conversation.Id }, cancellationToken);
            var online = await presence.ReadAsync(account.Id);

            return RailsResult.Json(agents.ToJsonArray(agent => AgentShape.Full(agent, online)));
        }
    }
}
