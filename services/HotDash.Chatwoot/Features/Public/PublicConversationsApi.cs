using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Public;

/// <summary>app/controllers/public/api/v1/inboxes/conversations_controller.rb</summary>
internal static class PublicConversationsApi
{
    public const string Path = PublicContactsApi.Path + "/{contactIdentifier}/conversations";

    public static void MapPublicConversations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).WithTags("Conversations API");
        group.MapPost("/", CreateAsync);
        group.MapGet("/", ListAsync);
        group.MapGet("/{id:long}", ShowAsync);
    }

    private static async Task<IResult> CreateAsync(
        string inboxIdentifier, string contactIdentifier, RailsParameters parameters, PublicInbox inboxes, ConversationStarter starter,
        PublicConversationAnswer answer, HttpContext context, CancellationToken cancellationToken)
    {
        var inbox = await inboxes.InboxAsync(await inboxes.ChannelAsync(inboxIdentifier, cancellationToken), cancellationToken);
        var contactInbox = await inboxes.ContactInboxAsync(inboxIdentifier, contactIdentifier, cancellationToken);
        var draft = new ConversationDraft { CustomAttributes = RailsJson.Text(parameters.Object("custom_attributes") ?? []) };
        var conversation = await starter.StartAsync(inbox, contactInbox, draft, null, null, cancellationToken);

        return await answer.ShowAsync(conversation, context, cancellationToken);
    }

    private static async Task<IResult> ListAsync(
        string inboxIdentifier, string contactIdentifier, PublicInbox inboxes, Database database, PublicConversationAnswer answer, HttpContext context,
        CancellationToken cancellationToken)
    {
        var contactInbox = await inboxes.ContactInboxAsync(inboxIdentifier, contactIdentifier, cancellationToken);
        var conversations = await database.ListAsync<Conversation>(
            """
            select * from conversations where inbox_id = @InboxId and (contact_inbox_id = @Id or (@HmacVerified and contact_id = @ContactId))
            order by id limit 100
            """,
            contactInbox,
            cancellationToken);

        return await answer.ListAsync(conversations, context, cancellationToken);
    }

    private static async Task<IResult> ShowAsync(
        string inboxIdentifier, string contactIdentifier, long id, PublicInbox inboxes, PublicConversationAnswer answer, HttpContext context,
        CancellationToken cancellationToken)
    {
        var contactInbox = await inboxes.ContactInboxAsync(inboxIdentifier, contactIdentifier, cancellationToken);

        return await answer.ShowAsync(await inboxes.ConversationAsync(contactInbox, id, cancellationToken), context, cancellationToken);
    }
}
