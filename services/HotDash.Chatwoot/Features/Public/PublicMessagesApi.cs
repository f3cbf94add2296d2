using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Features.Messages;
using HotDash.Chatwoot.Features.Survey;
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
        group.MapMethods("/{messageId:long}", ["PATCH", "PUT"], UpdateAsync);
    }

    private static async Task<IResult> ListAsync(
        string inboxIdentifier, string contactIdentifier, long id, RailsParameters parameters, PublicInbox inboxes, MessageFinder finder, Shapes shapes,
        HttpContext context, CancellationToken cancellationToken)
    {
        var contactInbox = await inboxes.ContactInboxAsync(inboxIdentifier, contactIdentifier, cancellationToken);
        var conversation = await inboxes.ConversationAsync(contactInbox, id, cancellationToken);
        var page = await finder.ListPublicAsync(conversation, new(parameters.Number("after"), parameters.Number("before")), cancellationToken);
        var shape = await shapes.ForAsync(context, conversation.AccountId);

        return RailsResult.Json(page.Messages.ToJsonArray(view => MessageShape.Public(view, shape)));
    }

    private static async Task<IResult> CreateAsync(
        string inboxIdentifier, string contactIdentifier, long id, RailsParameters parameters, PublicInbox inboxes, ContactIdentification contacts,
        MessageRequest request, MessageWriter writer, Shapes shapes, HttpContext context, CancellationToken cancellationToken)
    {
        var contactInbox = await inboxes.ContactInboxAsync(inboxIdentifier, contactIdentifier, cancellationToken);
        var conversation = await inboxes.ConversationAsync(contactInbox, id, cancellationToken);
        var contact = await contacts.ContactAsync(contactInbox, cancellationToken);
        var draft = new MessageDraft
        {
            Content = MessageRequest.Content(parameters),
            MessageType = MessageType.Incoming,
            Sender = new Sender(Contact: contact),
            Files = await request.SaveAsync(parameters, cancellationToken),
        };
        var view = await writer.WriteAsync(conversation, draft, performer: null, cancellationToken);

        return RailsResult.Json(MessageShape.Public(view, await shapes.ForAsync(context, conversation.AccountId)));
    }

    /// <summary>Answers an interactive message: a form, a selection or a satisfaction survey.</summary>
    private static async Task<IResult> UpdateAsync(
        string inboxIdentifier, string contactIdentifier, long id, long messageId, RailsParameters parameters, PublicInbox inboxes, MessageFinder finder,
        MessageEditor editor, SurveyStore surveys, Shapes shapes, HttpContext context, CancellationToken cancellationToken)
    {
        var contactInbox = await inboxes.ContactInboxAsync(inboxIdentifier, contactIdentifier, cancellationToken);
        var conversation = await inboxes.ConversationAsync(contactInbox, id, cancellationToken);
        var message = await finder.FindAsync(conversation, messageId, cancellationToken) ?? throw Failure.NotFound();
        if (message.Private)
        {
            throw Failure.NotFound();
        }

        var submitted = new JsonObject { ["submitted_values"] = parameters.Values["submitted_values"]?.DeepClone() };
        if (parameters.Nested("submitted_values")?.Nested("csat_survey_response") is { } answer)
        {
            await surveys.SaveAsync(conversation, message, answer, cancellationToken);
        }

        var updated = await editor.SetSubmittedAsync(message, submitted, cancellationToken);
        var view = (await finder.CompleteAsync(conversation, [updated], cancellationToken))[0];

        return RailsResult.Json(MessageShape.Public(view, await shapes.ForAsync(context, conversation.AccountId)));
    }
}
