using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Accounts;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Presence;

namespace HotDash.Chatwoot.Core.Contacts;

public static class ContactShape
{
    /// <summary>app/views/api/v1/models/_contact.json.jbuilder</summary>
    public static JsonObject Full(Contact contact, PresenceSnapshot presence)
    {
        var shape = new JsonObject
        {
            ["additional_attributes"] = RailsJson.Parse(contact.AdditionalAttributes),
            ["availability_status"] = presence.ContactStatus(contact.Id),
            ["email"] = contact.Email,
            ["id"] = contact.Id,
            ["name"] = contact.Name,
            ["phone_number"] = contact.PhoneNumber,
            ["blocked"] = contact.Blocked,
            ["identifier"] = contact.Identifier,
            ["thumbnail"] = "",
            ["custom_attributes"] = RailsJson.Parse(contact.CustomAttributes),
        };
        if (contact.LastActivityAt is not null)
        {
            shape["last_activity_at"] = RailsTime.Seconds(contact.LastActivityAt);
        }

        shape["created_at"] = RailsTime.Seconds(contact.CreatedAt);

        return shape;
    }

    /// <summary>Contact#push_event_data: as sender of a message and in events.</summary>
    public static JsonObject Push(Contact contact) => new()
    {
        ["additional_attributes"] = RailsJson.Parse(contact.AdditionalAttributes),
        ["custom_attributes"] = RailsJson.Parse(contact.CustomAttributes),
        ["email"] = contact.Email,
        ["id"] = contact.Id,
        ["identifier"] = contact.Identifier,
        ["name"] = contact.Name,
        ["phone_number"] = contact.PhoneNumber,
        ["thumbnail"] = "",
        ["blocked"] = contact.Blocked,
        ["type"] = "contact",
    };

    /// <summary>Contact#webhook_data. It has no <c>type</c>.</summary>
    public static JsonObject Webhook(Contact contact, Account account) => new()
    {
        ["account"] = AccountShape.Webhook(account),
        ["additional_attributes"] = RailsJson.Parse(contact.AdditionalAttributes),
        ["avatar"] = "",
        ["custom_attributes"] = RailsJson.Parse(contact.CustomAttributes),
        ["email"] = contact.Email,
        ["id"] = contact.Id,
        ["identifier"] = contact.Identifier,
        ["name"] = contact.Name,
        ["phone_number"] = contact.PhoneNumber,
        ["thumbnail"] = "",
        ["blocked"] = contact.Blocked,
    };

    /// <summary>The table row as Rails prints a record.</summary>
    public static JsonObject Row(Contact contact) => new()
    {
        ["id"] = contact.Id,
        ["name"] = contact.Name,
        ["email"] = contact.Email,
        ["phone_number"] = contact.PhoneNumber,
        ["account_id"] = contact.AccountId,
        ["created_at"] = RailsTime.Iso(contact.CreatedAt),
        ["updated_at"] = RailsTime.Iso(contact.UpdatedAt),
        ["additional_attributes"] = RailsJson.Parse(contact.AdditionalAttributes),
        ["identifier"] = contact.Identifier,
        ["custom_attributes"] = RailsJson.Parse(contact.CustomAttributes),
        ["last_activity_at"] = RailsTime.Iso(contact.LastActivityAt),
        ["contact_type"] = RailsEnum.Name(contact.ContactType),
        ["middle_name"] = contact.MiddleName,
        ["last_name"] = contact.LastName,
        ["location"] = contact.Location,
        ["country_code"] = contact.CountryCode,
        ["blocked"] = contact.Blocked,
        ["company_id"] = contact.CompanyId,
        ["label_list"] = new JsonArray(),
    };

    /// <summary>app/views/api/v1/models/_contact_inbox.json.jbuilder</summary>
    public static JsonObject Inbox(ContactInbox contactInbox, Inbox inbox) => new()
    {
        ["source_id"] = contactInbox.SourceId,
        ["inbox"] = InboxShape.Slim(inbox),
    };

    public static JsonObject Row(ContactInbox contactInbox) => new()
    {
        ["id"] = contactInbox.Id,
        ["contact_id"] = contactInbox.ContactId,
        ["inbox_id"] = contactInbox.InboxId,
        ["source_id"] = contactInbox.SourceId,
        ["created_at"] = RailsTime.Iso(contactInbox.CreatedAt),
        ["updated_at"] = RailsTime.Iso(contactInbox.UpdatedAt),
        ["hmac_verified"] = contactInbox.HmacVerified,
        ["pubsub_token"] = contactInbox.PubsubToken,
    };
}
