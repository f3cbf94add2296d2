using HotDash.Chatwoot.Core.Accounts;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Inboxes;

namespace HotDash.Chatwoot.Core.Housekeeping;

/// <summary>Deletes a record by its Ruby class, with everything in it.</summary>
public sealed class ObjectRemoval(Database database, InboxRemoval inboxes, ContactRemoval contacts, AccountRemoval accounts)
{
    public static bool Knows(string model) => model is "Inbox" or "Contact" or "Account";

    /// <summary>False: it is already gone.</summary>
    public async Task<bool> RemoveAsync(string model, long id, CancellationToken cancellationToken)
    {
        switch (model)
        {
            case "Inbox" when await database.FindAsync<Inbox>("select * from inboxes where id = @id", new { id }, cancellationToken) is { } inbox:
                await inboxes.RemoveAsync(inbox, cancellationToken);
                return true;
            case "Contact" when await database.FindAsync<Contact>("select * from contacts where id = @id", new { id }, cancellationToken) is { } contact:
                await contacts.RemoveAsync(contact, null, cancellationToken);
                return true;
            case "Account":
                await accounts.RemoveAsync(id, cancellationToken);
                return true;
            default:
                return false;
        }
    }
}
