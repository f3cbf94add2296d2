using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Tokens;

namespace HotDash.Chatwoot.Core.Contacts;

/// <summary>ContactInboxWithContactBuilder: the contact behind a customer's identity, known by identifier, email or phone number, or made anew.</summary>
public sealed class ContactIdentification(Database database, ContactWriter contacts, Announcer announcer)
{
    private const string Known = """
        select * from contacts where account_id = @AccountId and (identifier = @Identifier or email = @Email or phone_number = @PhoneNumber)
        order by (identifier = @Identifier) desc nulls last, (email = @Email) desc nulls last limit 1
        """;

    public Task<Contact> ContactAsync(ContactInbox contactInbox, CancellationToken cancellationToken) =>
        database.SingleAsync<Contact>("select * from contacts where id = @ContactId", contactInbox, cancellationToken);

    public async Task<(Contact Contact, ContactInbox ContactInbox)> IdentifyAsync(
        Inbox inbox, ContactFields fields, string? sourceId, bool verified, CancellationToken cancellationToken)
    {
        if (sourceId is not null && await ContactStore.FindInboxAsync(database, inbox.Id, sourceId, cancellationToken) is { } known)
        {
            return (await ContactAsync(known, cancellationToken), known);
        }

        var announcements = new Announcements();
        var identified = await database.InTransactionAsync(
            async sql =>
            {
                var candidate = fields.ApplyTo(new Contact { AccountId = inbox.AccountId });
                var contact = await sql.FindAsync<Contact>(
                    Known, new { inbox.AccountId, candidate.Identifier, candidate.Email, candidate.PhoneNumber }, cancellationToken)
                    ?? await contacts.InsertAsync(sql, candidate, Haiku.IfBlank(fields.Name), performer: null, announcements, cancellationToken);
                var contactInbox = await ContactStore.InsertInboxAsync(
                    sql, contact.Id, inbox.Id, sourceId ?? Guid.NewGuid().ToString(), verified, cancellationToken);

                return (contact, contactInbox);
            },
            cancellationToken);
        await announcer.PublishAsync(announcements, cancellationToken);

        return identified;
    }

    public async Task<Contact> UpdateAsync(ContactInbox contactInbox, ContactFields fields, bool verified, CancellationToken cancellationToken)
    {
        var contact = await ContactAsync(contactInbox, cancellationToken);
        if (verified)
        {
            await database.ExecuteAsync("update contact_inboxes set hmac_verified = true where id = @Id", contactInbox, cancellationToken);
        }

        return await contacts.UpdateAsync(contact, fields, performer: null, cancellationToken);
    }
}
