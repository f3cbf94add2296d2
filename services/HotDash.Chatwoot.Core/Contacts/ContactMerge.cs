using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Failures;

namespace HotDash.Chatwoot.Core.Contacts;

/// <summary>Contacts::MergeAction: all that belongs to one contact becomes another's, who also takes over what it lacked.</summary>
public sealed class ContactMerge(Database database, Announcer announcer)
{
    private const string Move = """
        update conversations set contact_id = @baseId where contact_id = @mergeeId and account_id = @accountId;
        update messages set sender_id = @baseId where sender_type = 'Contact' and sender_id = @mergeeId and account_id = @accountId;
        update contact_inboxes set contact_id = @baseId where contact_id = @mergeeId;
        update notes set contact_id = @baseId where contact_id = @mergeeId and account_id = @accountId;
        insert into taggings (tag_id, taggable_type, taggable_id, context, created_at)
            select g.tag_id, 'Contact', @baseId, 'labels', now() from taggings g
            where g.taggable_type = 'Contact' and g.taggable_id = @mergeeId and g.context = 'labels' and not exists (
                select from taggings k where k.tag_id = g.tag_id and k.taggable_type = 'Contact' and k.taggable_id = @baseId and k.context = 'labels');
        delete from taggings where taggable_type = 'Contact' and taggable_id = @mergeeId;
        delete from contacts where id = @mergeeId and account_id = @accountId
        """;

    private const string Complete = """
        update contacts set name = coalesce(nullif(name, ''), @Name), email = coalesce(nullif(email, ''), @Email),
            phone_number = coalesce(nullif(phone_number, ''), @PhoneNumber), identifier = coalesce(nullif(identifier, ''), @Identifier),
            additional_attributes = @AdditionalAttributes::jsonb || coalesce(additional_attributes, '{}'),
            custom_attributes = @CustomAttributes::jsonb || coalesce(custom_attributes, '{}'), updated_at = now()
        where id = @baseId and account_id = @AccountId returning *
        """;

    public async Task<Contact> MergeAsync(long accountId, long baseId, long mergeeId, Performer? performer, CancellationToken cancellationToken)
    {
        var contact = await ContactStore.FindAsync(database, accountId, baseId, cancellationToken);
        var mergee = await ContactStore.FindAsync(database, accountId, mergeeId, cancellationToken);
        if (contact.Id == mergee.Id)
        {
            return contact;
        }

        var merged = await database.InTransactionAsync(
            async sql =>
            {
                await sql.ExecuteAsync(Move, new { accountId, baseId, mergeeId }, cancellationToken);

                return await sql.FindAsync<Contact>(
                    Complete,
                    new
                    {
                        baseId, mergee.AccountId, mergee.Name, mergee.Email, mergee.PhoneNumber, mergee.Identifier,
                        AdditionalAttributes = mergee.AdditionalAttributes ?? "{}", CustomAttributes = mergee.CustomAttributes ?? "{}",
                    },
                    cancellationToken) ?? throw Failure.NotFound();
            },
            cancellationToken);
        await announcer.PublishAsync(ContactWriter.Event(EventNames.ContactMerged, merged, performer, null), cancellationToken);

        return merged;
    }
}
