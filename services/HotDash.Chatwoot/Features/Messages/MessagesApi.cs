using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Features.Conversations;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Messages;

/// <summary>app/controllers/api/v1/accounts/conversations/messages_controller.rb</summary>
internal static class MessagesApi
{
    public static RouteGroupBuilder MapMessages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(ConversationsApi.Path + "/{id:long}/messages").WithTags("Messages").RequireAccountMember();
        group.MapGet("/", ListAsync);
        group.MapPost("/", CreateAsync).AllowBots();
        group.MapMessageChanges();

        return group;
    }

    private static async Task<IResult> ListAsync(
        AccountContext account, long id, RailsParameters parameters, InboxAccess access, MessageFinder finder,
        Shapes shapes, HttpContext context, CancellationToken cancellationToken)
    {
        var conversation = await access.ConversationAsync(account, id, cancellationToken);
        var range = new MessageRange(parameters.Number("after"), parameters.Number("before"));
        var page = parameters.Has("filter_internal_messages")
            ? await finder.ListPublicAsync(conversation, range, cancellationToken)
            : await finder.ListAsync(conversation, range, cancellationToken);
        var shape = await shapes.ForAsync(context, account.Id);

        return RailsResult.Json(new JsonObject
        {
            ["meta"] = Meta(conversation, page.People, shape),
            ["payload"] = page.Messages.ToJsonArray(view => MessageShape.Rest(view, shape)),
        });
    }

    private static JsonObject Meta(Conversation conversation, SenderDirectory people, ShapeContext shape)
    {
        var meta = new JsonObject
        {
            ["labels"] = ConversationShape.Labels(conversation),
            ["additional_attributes"] = RailsJson.Parse(conversation.AdditionalAttributes),
            ["contact"] = people.FindContact(conversation.ContactId) is { } contact ? ContactShape.Push(contact) : null,
        };
        if (Assignee(conversation, people) is { } assignee)
        {
            meta["assignee"] = assignee.Push(shape.Presence);
        }

        meta["agent_last_seen_at"] = RailsTime.Iso(conversation.AgentLastSeenAt);
        meta["assignee_last_seen_at"] = RailsTime.Iso(conversation.AssigneeLastSeenAt);

        return meta;
    }

    private static Sender? Assignee(Conversation conversation, SenderDirectory people) =>
        conversation.AssigneeId is { } agentId && people.FindAgent(agentId) is { } agent ? new Sender(Agent: agent)
        : conversation.AssigneeAgentBotId is { } botId && people.FindBot(botId) is { } bot ? new Sender(Bot: bot)
        : null;

    private static async Task<IResult> CreateAsync(
        AccountContext account, long id, RailsParameters parameters, InboxAccess access, MessageRequest request, MessageWriter writer, Database database,
        Shapes shapes, HttpContext context, CancellationToken cancellationToken)
    {
        var conversation = await access.ConversationAsync(account, id, cancellationToken);
        var inbox = await InboxStore.FindAsync(database, account.Id, conversation.InboxId, cancellationToken);
        var draft = await request.DraftAsync(account, inbox, conversation.ContactId, parameters, cancellationToken);
        var view = await writer.WriteAsync(conversation, draft, account.Performer, cancellationToken);

        return RailsResult.Json(MessageShape.Rest(view, await shapes.ForAsync(context, account.Id), parameters.Present("echo_id")));
    }
}
