using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Core.Json;

namespace HotDash.Chatwoot.Core.Contacts;

/// <summary>The one way to write a contact: row and events together.</summary>
public sealed class ContactWriter(Database database, Announcer announcer, TimeProvider clock)
{
    private const string Update = """
        update contacts set name = @Name, email = @Email, phone_number = @PhoneNumber, identifier = @Identifier, blocked = @Blocked,
            additional_attributes = @AdditionalAttributes::jsonb, custom_attributes = @CustomAttributes::jsonb, contact_type = @ContactType, updated_at = @now
        where id = @Id and account_id = @AccountId returning *
        """;

    public async Task<Contact> CreateAsync(Contact contact, Performer? performer, CancellationToken cancellationToken)
    {
        var announcements = new Announcements();
        var created = await InsertAsync(database, contact, contact.Name, performer, announcements, cancellationToken);
        await announcer.PublishAsync(announcements, cancellationToken);

        return created;
    }

    public async Task<Contact> InsertAsync(
        ISql sql, Contact contact, string? name, Performer? performer, Announcements announcements, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var created = await ContactStore.InsertAsync(
            sql,
            new Contact
            {
                AccountId = contact.AccountId, Name = name ?? "", Email = contact.Email, PhoneNumber = contact.PhoneNumber, Identifier = contact.Identifier,
                AdditionalAttributes = contact.AdditionalAttributes ?? "{}", CustomAttributes = contact.CustomAttributes ?? "{}",
                ContactType = contact.ContactType, Blocked = contact.Blocked, CreatedAt = now, UpdatedAt = now,
            },
            cancellationToken);
        announcements.Add(Event(EventNames.ContactCreated, created, performer, null));

        return created;
    }

    public async Task<Contact> UpdateAsync(Contact before, ContactFields fields, Performer? performer, CancellationToken cancellationToken)
    {
        var wanted = fields.ApplyTo(before);
        var changed = Changes(before, wanted);
        if (changed.Count == 0)
        {
            return before;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var after = await database.SingleAsync<Contact>(
            Update,
            new
            {
                wanted.Id, wanted.AccountId, wanted.Name, wanted.Email, wanted.PhoneNumber, wanted.Identifier, wanted.Blocked,
                wanted.AdditionalAttributes, wanted.CustomAttributes, wanted.ContactType, now,
            },
            cancellationToken);
        changed["updated_at"] = new JsonArray(RailsTime.Iso(before.UpdatedAt), RailsTime.Iso(after.UpdatedAt));
        var announcements = new Announcements();
        announcements.Add(Event(EventNames.ContactUpdated, after, performer, changed));
        await announcer.PublishAsync(announcements, cancellationToken);

        return after;
    }

    public static DomainEvent Event(string name, Contact contact, Performer? performer, JsonObject? changed)
    {
        var data = new JsonObject { ["contact"] = RecordId.Contact(contact.Id) };
        if (changed is not null)
        {
            data["changed_attributes"] = changed;
        }

        data["performed_by"] = performer?.Record;

        return new DomainEvent(name, contact.AccountId, data);
    }

    private static JsonObject Changes(Contact before, Contact after)
    {
        var changed = new JsonObject();
        Add("name", before.Name, after.Name);
        Add("email", before.Email, after.Email);
        Add("phone_number", before.PhoneNumber, after.PhoneNumber);
        Add("identifier", before.Identifier, after.Identifier);
        Add("blocked", before.Blocked, after.Blocked);
        AddJson("additional_attributes", before.AdditionalAttributes, after.AdditionalAttributes);
        AddJson("custom_attributes", before.CustomAttributes, after.CustomAttributes);

        return changed;

        void Add<T>(string name, T former, T current)
        {
            if (!EqualityComparer<T>.Default.Equals(former, current))
            {
                changed[name] = new JsonArray(JsonValue.Create(former), JsonValue.Create(current));
            }
        }

        void AddJson(string name, string? former, string? current)
        {
            var (old, now) = (RailsJson.Parse(former), RailsJson.Parse(current));
            if (!JsonNode.DeepEquals(old, now))
            {
                changed[name] = new JsonArray(old, now);
            }
        }
    }
}
