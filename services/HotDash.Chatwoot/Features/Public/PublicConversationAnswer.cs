using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Public;

/// <summary>A conversation as its customer sees it.</summary>
internal sealed class PublicConversationAnswer(Database database, Shapes shapes)
{
    private const string LastMessages = """
        select m.* from unnest(@ids) c(id) cross join lateral (
            select * from messages where conversation_id = c.id and not private and message_type <> 2 order by id desc limit 20) m order by m.id
        """;

    public async Task<IResult> ShowAsync(Conversation conversation, HttpContext context, CancellationToken cancellationToken) =>
        RailsResult.Json((await ShapesAsync([conversation], context, cancellationToken)).Single());

    public async Task<IResult> ListAsync(IReadOnlyList<Conversation> conversations, HttpContext context, CancellationToken cancellationToken) =>
        RailsResult.Json((await ShapesAsync(conversations, context, cancellationToken)).ToJsonArray(shape => shape));

    private async Task<List<JsonObject>> ShapesAsync(IReadOnlyList<Conversation> conversations, HttpContext context, CancellationToken cancellationToken)
    {
        if (conversations.Count == 0)
        {
            return [];
        }

        var accountId = conversations[0].AccountId;
        var messages = await database.ListAsync<Message>(LastMessages, new { ids = conversations.Select(row => row.Id).ToArray() }, cancellationToken);
        var people = await SenderDirectory.ReadAsync(
            database, accountId, SenderDirectory.Ids(messages, SenderType.User),
            SenderDirectory.Ids(messages, SenderType.Contact).Concat(conversations.Select(row => row.ContactId)),
            SenderDirectory.Ids(messages, SenderType.AgentBot), cancellationToken);
        var files = await ConversationReader.FilesAsync(database, [.. messages.Select(message => message.Id)], cancellationToken);
        var shape = await shapes.ForAsync(context, accountId);
        var byConversation = messages.ToLookup(message => message.ConversationId);

        return [.. conversations.Select(conversation => new JsonObject
        {
            ["id"] = conversation.DisplayId,
            ["uuid"] = conversation.Uuid.ToString(),
            ["inbox_id"] = conversation.InboxId,
            ["contact_last_seen_at"] = RailsTime.Seconds(conversation.ContactLastSeenAt),
            ["status"] = RailsEnum.Name(conversation.Status),
            ["agent_last_seen_at"] = RailsTime.Seconds(conversation.AgentLastSeenAt),
            ["messages"] = byConversation[conversation.Id].ToJsonArray(message => MessageShape.Public(
                new MessageView(message, conversation.DisplayId, people.Of(message), [.. files[message.Id]]), shape)),
            ["contact"] = people.FindContact(conversation.ContactId) is { } contact ? ContactShape.Row(contact) : null,
        })];
    }
}
