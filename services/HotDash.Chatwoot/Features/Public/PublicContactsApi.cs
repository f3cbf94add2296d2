using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Public;

/// <summary>app/controllers/public/api/v1/inboxes/contacts_controller.rb. Whoever knows the identifiers may call; there is no token.</summary>
internal static class PublicContactsApi
{
    public const string Path = "/public/api/v1/inboxes/{inboxIdentifier}/contacts";

    public static void MapPublicContacts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).WithTags("Contacts API");
        group.MapPost("/", CreateAsync);
        group.MapGet("/{contactIdentifier}", ShowAsync);
        group.MapMethods("/{contactIdentifier}", ["PATCH", "PUT"], UpdateAsync);
    }

    private static async Task<IResult> CreateAsync(
        string inboxIdentifier, RailsParameters parameters, PublicInbox inboxes, ContactIdentification contacts, CancellationToken cancellationToken)
    {
        var channel = await inboxes.ChannelAsync(inboxIdentifier, cancellationToken);
        var inbox = await inboxes.InboxAsync(channel, cancellationToken);
        var verified = Verified(parameters, channel.HmacToken, channel.HmacMandatory);
        var (contact, contactInbox) = await contacts.IdentifyAsync(
            inbox, ContactAttributes.From(parameters), parameters.Present("source_id"), verified, cancellationToken);

        return RailsResult.Json(Shape(contactInbox, contact));
    }

    private static async Task<IResult> ShowAsync(
        string inboxIdentifier, string contactIdentifier, PublicInbox inboxes, ContactIdentification contacts, CancellationToken cancellationToken)
    {
        var contactInbox = await inboxes.ContactInboxAsync(inboxIdentifier, contactIdentifier, cancellationToken);

        return RailsResult.Json(Shape(contactInbox, await contacts.ContactAsync(contactInbox, cancellationToken)));
    }

    /// <summary>Answers with the bare contact row.</summary>
    private static async Task<IResult> UpdateAsync(
        string inboxIdentifier, string contactIdentifier, RailsParameters parameters, PublicInbox inboxes, ContactIdentification contacts,
        CancellationToken cancellationToken)
    {
        var channel = await inboxes.ChannelAsync(inboxIdentifier, cancellationToken);
        var contactInbox = await inboxes.ContactInboxAsync(inboxIdentifier, contactIdentifier, cancellationToken);
        var verified = Verified(parameters, channel.HmacToken, channel.HmacMandatory);
        var contact = await contacts.UpdateAsync(contactInbox, ContactAttributes.From(parameters), verified, cancellationToken);

        return RailsResult.Json(ContactShape.Row(contact));
    }

    /// <summary>Proof of identity: <c>identifier_hash</c> is the HMAC-SHA256 of <c>identifier</c> under the inbox's token, in hex.</summary>
    /// <exception cref="RequestFailedException">A hash is wrong, or missing where the inbox demands one. Chatwoot answers 500 here; we say 401.</exception>
    private static bool Verified(RailsParameters parameters, string token, bool mandatory)
    {
        var hash = parameters.Present("identifier_hash");
        if (hash is null && !mandatory)
        {
            return false;
        }

        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(parameters.Text("identifier") ?? ""));

        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(expected)), Encoding.UTF8.GetBytes(hash ?? ""))
            ? true
            : throw Failure.Unauthorized("HMAC failed: Invalid Identifier Hash Provided");
    }

    private static JsonObject Shape(ContactInbox contactInbox, Contact contact) => new()
    {
        ["source_id"] = contactInbox.SourceId,
        ["pubsub_token"] = contactInbox.PubsubToken,
        ["id"] = contact.Id,
        ["name"] = contact.Name,
        ["email"] = contact.Email,
        ["phone_number"] = contact.PhoneNumber,
    };
}
