using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Contacts;

/// <summary>Contacts with the inboxes in which they are known.</summary>
internal sealed class ContactAnswer(Database database, PresenceStore presence)
{
    private const string Identities = """
        select * from contact_inboxes where contact_id = any(@ids) order by id;
        select * from inboxes where id in (select inbox_id from contact_inboxes where contact_id = any(@ids));
        """;

    public async Task<JsonObject> ShapeAsync(AccountContext account, Contact contact, bool withInboxes, CancellationToken cancellationToken) =>
        (await ShapesAsync(account, [contact], withInboxes, cancellationToken))[0];

    public async Task<IReadOnlyList<JsonObject>> ShapesAsync(
        AccountContext account, IReadOnlyList<Contact> contacts, bool withInboxes, CancellationToken cancellationToken)
    {
        var online = await presence.ReadAsync(account.Id);
        if (!withInboxes)
        {
            return [.. contacts.Select(contact => ContactShape.Full(contact, online))];
        }

        var (identities, inboxes) = await database.MultipleAsync(
            Identities,
            new { ids = contacts.Select(contact => contact.Id).ToArray() },
            async grid => (
                (await grid.ReadAsync<ContactInbox>()).ToLookup(row => row.ContactId),
                (await grid.ReadAsync<Inbox>()).ToDictionary(row => row.Id)),
            cancellationToken);

        return [.. contacts.Select(contact =>
        {
            var shape = ContactShape.Full(contact, online);
            shape["contact_inboxes"] = identities[contact.Id].Where(row => inboxes.ContainsKey(row.InboxId))
                .ToJsonArray(row => ContactShape.Inbox(row, inboxes[row.InboxId]));

            return shape;
        })];
    }
}
