using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Labels;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Contacts;

/// <summary>What belongs to a contact: conversations, labels, inboxes; and merging two into one.</summary>
internal static class ContactRelationsApi
{
    /// <summary>Chatwoot shows the newest 20.</summary>
    private const int MaxConversations = 20;

    private const string Conversations = """
        select c.* from conversations c where c.account_id = @accountId and c.contact_id = @id
            and (@all or c.inbox_id in (select inbox_id from inbox_members where user_id = @userId))
        order by c.last_activity_at desc limit @limit
        """;

    private const string Contactable = """
        select * from inboxes where account_id = @accountId and channel_type in ('Channel::Api', 'Channel::Email')
            and (@all or id in (select inbox_id from inbox_members where user_id = @userId)) order by id
        """;

    public static void MapContactRelations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(ContactsApi.Path + "/{id:long}").RequireAccountMember();
        group.MapGet("/conversations", ConversationsAsync).WithTags("Contacts");
        group.MapGet("/labels", LabelsAsync).WithTags("Contact Labels");
        group.MapPost("/labels", ReplaceLabelsAsync).WithTags("Contact Labels");
        group.MapPost("/contact_inboxes", AddInboxAsync).WithTags("Contacts");
        group.MapGet("/contactable_inboxes", ContactableAsync).WithTags("Contacts");
        routes.MapPost("/api/v1/accounts/{accountId:long}/actions/contact_merge", MergeAsync).WithTags("Contacts").RequireAccountMember();
    }

    private static async Task<IResult> ConversationsAsync(
        AccountContext account, long id, Database database, ConversationReader reader, Shapes shapes, HttpContext context, CancellationToken cancellationToken)
    {
        await ContactStore.FindAsync(database, account.Id, id, cancellationToken);
        var rows = await database.ListAsync<Conversation>(
            Conversations, new { accountId = account.Id, id, userId = account.UserId, all = account.SeesAllInboxes, limit = MaxConversations }, cancellationToken);
        var views = await reader.CompleteAsync(database, account.Id, rows, account.UserId, cancellationToken);
        var shape = await shapes.ForAsync(context, account.Id);

        return RailsResult.Payload(views.ToJsonArray(view => ConversationShape.Rest(view, shape)));
    }

    private static async Task<IResult> LabelsAsync(AccountContext account, long id, Database database, CancellationToken cancellationToken)
    {
        await ContactStore.FindAsync(database, account.Id, id, cancellationToken);

        return RailsResult.Payload((await LabelList.ReadAsync(database, "Contact", id, cancellationToken)).ToJsonArray(label => label));
    }

    private static async Task<IResult> ReplaceLabelsAsync(
        AccountContext account, long id, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        await ContactStore.FindAsync(database, account.Id, id, cancellationToken);
        var labels = LabelList.Normalize(parameters.Texts("labels"));
        await database.InTransactionAsync(
            async sql =>
            {
                await LabelList.ReplaceAsync(sql, "Contact", id, labels, cancellationToken);

                return true;
            },
            cancellationToken);

        return RailsResult.Payload(labels.ToJsonArray(label => label));
    }

    private static async Task<IResult> AddInboxAsync(
        AccountContext account, long id, RailsParameters parameters, Database database, InboxAccess access, ContactInboxFinder finder, CancellationToken cancellationToken)
    {
        var contact = await ContactStore.FindAsync(database, account.Id, id, cancellationToken);
        var inbox = await access.InboxAsync(account, parameters.Number("inbox_id") ?? 0, cancellationToken);
        var contactInbox = await finder.FindOrCreateAsync(inbox, contact, parameters.Present("source_id"), cancellationToken);

        return RailsResult.Json(ContactShape.Inbox(contactInbox, inbox));
    }

    private static async Task<IResult> ContactableAsync(AccountContext account, long id, Database database, CancellationToken cancellationToken)
    {
        var contact = await ContactStore.FindAsync(database, account.Id, id, cancellationToken);
        var inboxes = await database.ListAsync<Inbox>(
            Contactable, new { accountId = account.Id, userId = account.UserId, all = account.SeesAllInboxes }, cancellationToken);
        var known = (await database.ListAsync<ContactInbox>("select * from contact_inboxes where contact_id = @id order by id", new { id }, cancellationToken))
            .ToLookup(row => row.InboxId, row => row.SourceId);

        return RailsResult.Payload(inboxes.Where(inbox => inbox.ChannelType != ChannelType.Email || contact.Email is not null).ToJsonArray(inbox => new JsonObject
        {
            ["inbox"] = InboxShape.Slim(inbox),
            ["source_id"] = known[inbox.Id].FirstOrDefault() ?? (inbox.ChannelType == ChannelType.Email ? contact.Email : Guid.NewGuid().ToString()),
        }));
    }

    private static async Task<IResult> MergeAsync(
        AccountContext account, RailsParameters parameters, ContactMerge merge, PresenceStore presence, CancellationToken cancellationToken)
    {
        var merged = await merge.MergeAsync(
            account.Id, parameters.Number("base_contact_id") ?? 0, parameters.Number("mergee_contact_id") ?? 0, account.Performer, cancellationToken);

        return RailsResult.Json(ContactShape.Full(merged, await presence.ReadAsync(account.Id)));
    }
}
