using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Features.Conversations;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Public;

/// <summary>What a customer may do to a conversation.</summary>
internal static class PublicConversationActionsApi
{
    public static void MapPublicConversationActions(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(PublicConversationsApi.Path + "/{id:long}").WithTags("Conversations API");
        group.MapPost("/toggle_status", ToggleAsync);
        group.MapPost("/toggle_typing", TypingAsync);
        group.MapPost("/update_last_seen", SeenAsync);
    }

    /// <summary>Resolves an open conversation and opens any other.</summary>
    private static async Task<IResult> ToggleAsync(
        string inboxIdentifier, string contactIdentifier, long id, PublicInbox inboxes, ConversationWriter writer, PublicConversationAnswer answer, HttpContext context,
        CancellationToken cancellationToken)
    {
        var conversation = await FindAsync(inboxIdentifier, contactIdentifier, id, inboxes, cancellationToken);
        var change = await writer.ChangeAsync(
            conversation,
            performer: null,
            before => before with { Status = before.Status == ConversationStatus.Open ? ConversationStatus.Resolved : ConversationStatus.Open },
            cancellationToken);

        return await answer.ShowAsync(change.After, context, cancellationToken);
    }

    private static async Task<IResult> TypingAsync(
        string inboxIdentifier, string contactIdentifier, long id, RailsParameters parameters, PublicInbox inboxes, Announcer announcer, CancellationToken cancellationToken)
    {
        var conversation = await FindAsync(inboxIdentifier, contactIdentifier, id, inboxes, cancellationToken);
        if (ConversationSeenApi.TypingEvent(parameters.Text("typing_status")) is { } name)
        {
            var typing = ConversationAnnouncements.Event(name, conversation, performer: null);
            typing.Data["user"] = RecordId.Contact(conversation.ContactId);
            await announcer.PublishAsync(typing, cancellationToken);
        }

        return RailsResult.Ok;
    }

    private static async Task<IResult> SeenAsync(
        string inboxIdentifier, string contactIdentifier, long id, PublicInbox inboxes, Database database, Announcer announcer, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var conversation = await FindAsync(inboxIdentifier, contactIdentifier, id, inboxes, cancellationToken);
        var seen = await database.SingleAsync<Conversation>(
            "update conversations set contact_last_seen_at = @now where id = @Id and account_id = @AccountId returning *",
            new { conversation.Id, conversation.AccountId, now = clock.GetUtcNow().UtcDateTime },
            cancellationToken);
        await announcer.PublishAsync(ConversationAnnouncements.Event(EventNames.ConversationRead, seen, performer: null), cancellationToken);

        return RailsResult.Ok;
    }

    private static async Task<Conversation> FindAsync(
        string inboxIdentifier, string contactIdentifier, long id, PublicInbox inboxes, CancellationToken cancellationToken) =>
        await inboxes.ConversationAsync(await inboxes.ContactInboxAsync(inboxIdentifier, contactIdentifier, cancellationToken), id, cancellationToken);
}
