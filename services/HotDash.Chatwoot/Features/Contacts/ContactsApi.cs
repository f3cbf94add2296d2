using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Contacts;

/// <summary>app/controllers/api/v1/accounts/contacts_controller.rb</summary>
internal static class ContactsApi
{
    public const string Path = "/api/v1/accounts/{accountId:long}/contacts";

    public static void MapContacts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).WithTags("Contacts").RequireAccountMember();
        group.MapGet("/", ListAsync);
        group.MapGet("/search", SearchAsync);
        group.MapGet("/active", ActiveAsync);
        group.MapPost("/filter", FilterAsync);
        group.MapPost("/", CreateAsync);
        group.MapGet("/{id:long}", ShowAsync);
        group.MapMethods("/{id:long}", ["PUT", "PATCH"], UpdateAsync);
        group.MapDelete("/{id:long}", DeleteAsync).RequireAdministrator();
        group.MapDelete("/{id:long}/avatar", ShowAsync);
        group.MapPost("/{id:long}/destroy_custom_attributes", DestroyCustomAttributesAsync);
    }

    private static async Task<IResult> ListAsync(AccountContext account, RailsParameters parameters, ContactList contacts, CancellationToken cancellationToken) =>
        await contacts.ResolvedAsync(account, parameters, cancellationToken);

    private static async Task<IResult> SearchAsync(AccountContext account, RailsParameters parameters, ContactList contacts, CancellationToken cancellationToken) =>
        parameters.Present("q") is { } text
            ? await contacts.SearchAsync(account, text, parameters, cancellationToken)
            : RailsResult.Json(new JsonObject { ["error"] = "Specify search string with parameter q" }, 422);

    private static async Task<IResult> ActiveAsync(AccountContext account, RailsParameters parameters, ContactList contacts, CancellationToken cancellationToken) =>
        await contacts.ActiveAsync(account, parameters, cancellationToken);

    private static async Task<IResult> FilterAsync(AccountContext account, RailsParameters parameters, ContactList contacts, CancellationToken cancellationToken) =>
        await contacts.FilterAsync(account, parameters, cancellationToken);

    private static async Task<IResult> CreateAsync(
        AccountContext account, RailsParameters parameters, ContactWriter writer, ContactInboxFinder contactInboxes, InboxAccess access, ContactAnswer answer,
        CancellationToken cancellationToken)
    {
        var inbox = parameters.Number("inbox_id") is { } inboxId ? await access.InboxAsync(account, inboxId, cancellationToken) : null;
        var draft = ContactAttributes.From(parameters).ApplyTo(new Contact { AccountId = account.Id });
        var contact = await writer.CreateAsync(draft, account.Performer, cancellationToken);
        var contactInbox = inbox is null ? null : await contactInboxes.FindOrCreateAsync(inbox, contact, parameters.Present("source_id"), cancellationToken);

        return RailsResult.Payload(new JsonObject
        {
            ["contact"] = await answer.ShapeAsync(account, contact, withInboxes: true, cancellationToken),
            ["contact_inbox"] = new JsonObject
            {
                ["inbox"] = inbox is null ? null : InboxShape.Row(inbox),
                ["source_id"] = contactInbox?.SourceId,
            },
        });
    }

    private static async Task<IResult> ShowAsync(
        AccountContext account, long id, RailsParameters parameters, Database database, ContactAnswer answer, CancellationToken cancellationToken)
    {
        var contact = await ContactStore.FindAsync(database, account.Id, id, cancellationToken);

        return RailsResult.Payload(await answer.ShapeAsync(account, contact, parameters.Flag("include_contact_inboxes") ?? true, cancellationToken));
    }

    private static async Task<IResult> UpdateAsync(
        AccountContext account, long id, RailsParameters parameters, Database database, ContactWriter writer, ContactAnswer answer, CancellationToken cancellationToken)
    {
        var contact = await ContactStore.FindAsync(database, account.Id, id, cancellationToken);
        var updated = await writer.UpdateAsync(contact, ContactAttributes.From(parameters), account.Performer, cancellationToken);

        return RailsResult.Payload(await answer.ShapeAsync(account, updated, parameters.Flag("include_contact_inboxes") ?? true, cancellationToken));
    }

    private static async Task<IResult> DeleteAsync(AccountContext account, long id, Database database, ContactRemoval removal, CancellationToken cancellationToken)
    {
        await removal.RemoveAsync(await ContactStore.FindAsync(database, account.Id, id, cancellationToken), account.Performer, cancellationToken);

        return RailsResult.Ok;
    }

    private static async Task<IResult> DestroyCustomAttributesAsync(
        AccountContext account, long id, RailsParameters parameters, Database database, ContactAnswer answer, CancellationToken cancellationToken)
    {
        await ContactStore.FindAsync(database, account.Id, id, cancellationToken);
        var contact = await database.SingleAsync<Contact>(
            "update contacts set custom_attributes = custom_attributes - @names, updated_at = now() where id = @id and account_id = @accountId returning *",
            new { id, accountId = account.Id, names = parameters.Texts("custom_attributes").ToArray() },
            cancellationToken);

        return RailsResult.Payload(await answer.ShapeAsync(account, contact, withInboxes: true, cancellationToken));
    }
}
