using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Inboxes;

namespace HotDash.Chatwoot.Core.Contacts;

/// <summary>ContactInboxBuilder: a contact's identity in an inbox, made when it is not there yet.</summary>
public sealed class ContactInboxFinder(Database database)
{
    public async Task<ContactInbox> FindOrCreateAsync(Inbox inbox, Contact contact, string? sourceId, CancellationToken cancellationToken)
    {
        var source = sourceId ?? SourceFor(inbox, contact);
        if (await FindAsync(inbox, contact, sourceId, source, cancellationToken) is { } found)
        {
            return found;
        }

        return await ContactStore.InsertInboxAsync(database, contact.Id, inbox.Id, source, hmacVerified: false, cancellationToken);
    }

    private async Task<ContactInbox?> FindAsync(Inbox inbox, Contact contact, string? given, string source, CancellationToken cancellationToken)
    {
        var found = given is null
            ? await database.FindAsync<ContactInbox>(
                "select * from contact_inboxes where inbox_id = @inboxId and contact_id = @contactId order by id limit 1",
                new { inboxId = inbox.Id, contactId = contact.Id },
                cancellationToken)
            : await ContactStore.FindInboxAsync(database, inbox.Id, source, cancellationToken);

        return found is null || found.ContactId == contact.Id ? found : throw Failure.Invalid("source_id", "has already been taken");
    }

    private static string SourceFor(Inbox inbox, Contact contact) =>
        inbox.ChannelType == ChannelType.Email
            ? contact.Email ?? throw Failure.Unprocessable("Contact email is required to create a conversation in an email inbox")
            : Guid.NewGuid().ToString();
}
