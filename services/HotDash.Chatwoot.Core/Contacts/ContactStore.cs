using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;

namespace HotDash.Chatwoot.Core.Contacts;

/// <summary>Rows of <c>contacts</c> and <c>contact_inboxes</c>.</summary>
public static class ContactStore
{
    private const string Insert = """
        insert into contacts (account_id, name, email, phone_number, identifier, additional_attributes, custom_attributes, contact_type, blocked, created_at, updated_at)
        values (@AccountId, @Name, @Email, @PhoneNumber, @Identifier, @AdditionalAttributes::jsonb, @CustomAttributes::jsonb, @ContactType, @Blocked, @CreatedAt, @UpdatedAt)
        returning *
        """;

    private const string InsertInbox = """
        insert into contact_inboxes (contact_id, inbox_id, source_id, hmac_verified, pubsub_token)
        values (@contactId, @inboxId, @sourceId, @hmacVerified, @pubsubToken) returning *
        """;

    public static Task<Contact> InsertAsync(ISql sql, Contact contact, CancellationToken cancellationToken) =>
        sql.SingleAsync<Contact>(Insert, contact, cancellationToken);

    public static async Task<Contact> FindAsync(ISql sql, long accountId, long id, CancellationToken cancellationToken) =>
        await sql.FindAsync<Contact>("select * from contacts where account_id = @accountId and id = @id", new { accountId, id }, cancellationToken)
        ?? throw Failure.NotFound();

    public static Task<ContactInbox> InsertInboxAsync(
        ISql sql, long contactId, long inboxId, string sourceId, bool hmacVerified, CancellationToken cancellationToken) =>
        sql.SingleAsync<ContactInbox>(
            InsertInbox, new { contactId, inboxId, sourceId, hmacVerified, pubsubToken = Tokens.SecureToken.New() }, cancellationToken);

    public static Task<ContactInbox?> FindInboxAsync(ISql sql, long inboxId, string sourceId, CancellationToken cancellationToken) =>
        sql.FindAsync<ContactInbox>("select * from contact_inboxes where inbox_id = @inboxId and source_id = @sourceId", new { inboxId, sourceId }, cancellationToken);
}
