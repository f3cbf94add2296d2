using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;

namespace HotDash.Chatwoot.Core.Contacts;

/// <summary>Deletes a contact with its conversations.</summary>
public sealed class ContactRemoval(Database database, Announcer announcer)
{
    private const string Delete = """
        delete from taggings where (taggable_type = 'Contact' and taggable_id = @Id)
            or (taggable_type = 'Conversation' and taggable_id in (select id from conversations where contact_id = @Id));
        delete from attachments where message_id in (select m.id from messages m join conversations c on c.id = m.conversation_id where c.contact_id = @Id);
        delete from messages where conversation_id in (select id from conversations where contact_id = @Id);
        delete from conversations where contact_id = @Id and account_id = @AccountId;
        delete from contact_inboxes where contact_id = @Id;
        delete from notes where contact_id = @Id;
        delete from contacts where id = @Id and account_id = @AccountId;
        """;

    public async Task RemoveAsync(Contact contact, Performer? performer, CancellationToken cancellationToken)
    {
        await database.InTransactionAsync(sql => sql.ExecuteAsync(Delete, new { contact.Id, contact.AccountId }, cancellationToken), cancellationToken);
        await announcer.PublishAsync(ContactWriter.Event(EventNames.ContactDeleted, contact, performer, null), cancellationToken);
    }
}
