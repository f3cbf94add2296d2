using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Features.Messages;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Public;

/// <summary>app/controllers/public/api/v1/inboxes/messages_controller.rb</summary>
internal static class PublicMessagesApi
{
    public static void MapPublicMessages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(PublicConversationsApi.Path + "/{id:long}/messages").WithTags("Messages API");
        group.MapGet("/", ListAsync);
        group.MapPost("/", CreateAsync);
    }

    private static async Task<IResult> ListAsync(
        string inboxIdentifier, string contactIdentifier, long id, RailsParameters parameters, PublicInbox inboxes, MessageFinder finder, Shapes shapes,
        HttpContext context, CancellationToken cancellationToken)
    {
        var contactInbox = await inboxes.ContactInboxAsync(inboxIdentifier, contactIdentifier, cancellationToken);
        var conversation = await inboxes.ConversationAsync(contactInbox, id, cancellationToken);
        var messages = await finder.ListPublicAsync(conversation, new(parameters.Number("after"), parameters.Number("before")), cancellationToken);
        var shape = await shapes.ForAsync(context, conversation.AccountId);

        return RailsResult.Json(messages.ToJsonArray(view => MessageShape.Public(view, shape)));
    }

    private static async Task<IResult> CreateAsync(
        string inboxIdentifier, string contactIdentifier, long id, RailsParameters parameters, PublicInbox inboxes, ContactIdentification contacts,
        MessageWriter writer, Shapes shapes, HttpContext context, CancellationToken cancellationToken)
    {
        var contactInbox = await inboxes.ContactInboxAsync(inboxIdentifier, contactIdentifier, cancellationToken);
        var conversation = await inboxes.ConversationAsync(contactInbox, id, cancellationToken);
        var contact = await contacts.ContactAsync(contactInbox, cancellationToken);
        var draft = new MessageDraft
        {
            Content = MessageRequest.Content(parameters),
            MessageType = MessageType.Incoming,
            Sender = new Sender(Contact: contact),
        };
        var view = await writer.WriteAsync(conversation, draft, performer: null, cancellationToken);

        return RailsResult.Json(MessageShape.Public(view, await shapes.ForAsync(context, conversation.AccountId)));
    }
}
